using System.Runtime.CompilerServices;

namespace Senytl.Performance.Tests.Llm.Capture;

/// <summary>Has the OpenAI SDK emit spans, with cached tokens. It looks once, when it first makes a client.</summary>
internal static class TelemetryOptIn
{
    [ModuleInitializer]
    public static void Choose()
    {
        AppContext.SetSwitch("OpenAI.Experimental.EnableOpenTelemetry", true);
        Environment.SetEnvironmentVariable("OTEL_SEMCONV_STABILITY_OPT_IN", "gen_ai_latest_experimental");
    }
}
