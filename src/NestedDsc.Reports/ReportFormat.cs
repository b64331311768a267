namespace NestedDsc.Reports;

/// <summary>How a report is written.</summary>
public enum ReportFormat
{
    /// <summary>Text for a terminal. It is written by the tool, which knows the terminal, not by <see cref="ReportWriters"/>.</summary>
    Table,

    /// <summary>JSON with everything that was found out (<c>Json/report.schema.json</c>).</summary>
    Json,

    /// <summary>JUnit XML: a test suite for each host, a test case for each instance.</summary>
    JUnit,

    /// <summary>SARIF 2.1.0: a rule for each code, a result for each reason, blocker and notice.</summary>
    Sarif,

    /// <summary>Markdown for a job's summary page or an issue.</summary>
    Markdown,

    /// <summary>Workflow commands of GitHub Actions, which become annotations.</summary>
    GitHub,

    /// <summary>One HTML file that needs nothing else.</summary>
    Html,
}
