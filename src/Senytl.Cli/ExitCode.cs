namespace Senytl.Cli;

/// <summary>What the exit code of every command means.</summary>
public static class ExitCode
{
    /// <summary>0: what was asked for holds, or was done.</summary>
    public const int Met = 0;

    /// <summary>1: an objective is broken, or a comparison found a difference.</summary>
    public const int Violated = 1;

    /// <summary>2: the command line is wrong; the message says how it should be.</summary>
    public const int Usage = 2;

    /// <summary>3: there is no answer: too few observations, a stopped run, an unknown model, a port in use.</summary>
    public const int NotMeasured = 3;
}
