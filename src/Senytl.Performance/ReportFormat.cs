namespace Senytl.Performance;

/// <summary>How a report is written.</summary>
public enum ReportFormat
{
    /// <summary>For people, in a terminal.</summary>
    Text,

    /// <summary>For programs; see <see cref="ResultDocument"/>.</summary>
    Json,

    /// <summary>For a pull request.</summary>
    Markdown,
}
