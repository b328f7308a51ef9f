namespace Senytl.Performance;

/// <summary>The scripts that vocabularies treat most differently.</summary>
internal enum Script
{
    Latin,
    Vietnamese,
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    Indic,
    Thai,
    Kana,
    Han,
    Hangul,
}
