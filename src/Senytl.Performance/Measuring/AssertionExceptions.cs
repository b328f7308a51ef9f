namespace Senytl.Performance.Measuring;

/// <summary>Recognises the assertion failures of test frameworks without referring to any of them.</summary>
internal static class AssertionExceptions
{
    private static readonly string[] BaseTypes =
    [
        "Xunit.Sdk.XunitException",
        "NUnit.Framework.AssertionException",
        "NUnit.Framework.MultipleAssertException",
        "Microsoft.VisualStudio.TestTools.UnitTesting.AssertFailedException",
        "FluentAssertions.Execution.AssertionFailedException",
        "AwesomeAssertions.Execution.AssertionFailedException",
    ];

    public static bool IsAssertion(Exception exception)
    {
        for (var type = exception.GetType(); type is not null && type != typeof(Exception); type = type.BaseType)
        {
            if (Array.IndexOf(BaseTypes, type.FullName) >= 0)
            {
                return true;
            }
        }

        // xUnit v3 classes any exception with an interface of this name as a failed assertion.
        return Array.Exists(exception.GetType().GetInterfaces(), contract => contract.Name == "IAssertionException");
    }
}
