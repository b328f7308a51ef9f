using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Commands;

namespace Inner;

/// <summary>An attribute of the user's own that wraps what runs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WrappedAttribute : NUnitAttribute, IWrapTestMethod
{
    private static readonly AsyncLocal<bool> Inside = new();

    public static bool IsInside => Inside.Value;

    TestCommand ICommandWrapper.Wrap(TestCommand command) => new Command(command);

    private sealed class Command(TestCommand inner) : DelegatingTestCommand(inner)
    {
        public override TestResult Execute(TestExecutionContext context)
        {
            Inside.Value = true;
            return innerCommand.Execute(context);
        }
    }
}
