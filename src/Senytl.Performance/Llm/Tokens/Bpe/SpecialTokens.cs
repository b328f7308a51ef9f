namespace Senytl.Performance;

/// <summary>What a tokenizer does with the text of a special token, such as <c>&lt;|endoftext|&gt;</c>.</summary>
public enum SpecialTokens
{
    /// <summary>Counts it as the plain text that it is: right for anything a user wrote. The reference's <c>encode_ordinary</c>.</summary>
    AsText,

    /// <summary>Counts it as one token: right for a prompt that is already framed. The reference's <c>allowed_special="all"</c>.</summary>
    Recognise,

    /// <summary>Throws when the text holds one: the reference's default.</summary>
    Reject,
}
