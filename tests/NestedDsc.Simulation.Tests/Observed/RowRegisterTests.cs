using System.Reflection;
using System.Text.RegularExpressions;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests.Observed;

public sealed class RowRegisterTests(ITestOutputHelper output)
{
    private const int Wanted = 80;

    private static readonly IReadOnlyList<(MethodInfo Method, RowAttribute Attribute)> Tests =
    [
        .. typeof(RowRegisterTests).Assembly.GetTypes().SelectMany(static t => t.GetMethods())
            .Select(static m => (m, m.GetCustomAttribute<RowAttribute>()!)).Where(static t => t.Item2 is not null),
    ];

    [Fact]
    public void Every_row_is_tested_or_left_out_for_a_reason()
    {
        string[] tested = [.. Tests.Select(static t => RowOf(t.Method)).Distinct()];
        output.WriteLine($"{tested.Length} rows in {Tests.Count} tests, {RowRegister.LeftOut.Count} left out, {RowRegister.All.Count()} in all");

        Assert.True(tested.Length >= Wanted, $"{tested.Length} rows");
        Assert.Empty(tested.Except(RowRegister.All));
        Assert.Empty(RowRegister.LeftOut.Keys.Except(RowRegister.All));
        Assert.Empty(tested.Intersect(RowRegister.LeftOut.Keys));
        Assert.Empty(RowRegister.All.Except(tested).Except(RowRegister.LeftOut.Keys));
    }

    [Fact]
    public void A_test_that_names_rows_names_rows_that_there_are()
    {
        string[] named =
        [
            .. typeof(RowRegisterTests).Assembly.GetTypes().SelectMany(static t => t.GetMethods()).Select(static m => m.Name)
                .Where(static n => Regex.IsMatch(n, "^Rows?_", RegexOptions.NonBacktracking))
                .SelectMany(static n => Regex.Matches(n, @"(?<=_)\d+_\d+(?=_)", RegexOptions.None, TimeSpan.FromSeconds(5)))
                .Select(static m => m.Value.Replace('_', '.')),
        ];

        Assert.True(named.Length >= Tests.Count);
        Assert.Empty(named.Except(RowRegister.All));
    }

    [Fact]
    public void Every_test_here_is_of_a_row_of_its_section()
    {
        foreach ((MethodInfo method, _) in Tests)
        {
            Assert.StartsWith($"Section{int.Parse(RowOf(method).Split('.')[0]):00}", method.DeclaringType!.Name, StringComparison.Ordinal);
        }

        IEnumerable<MethodInfo> others = typeof(RowRegisterTests).Assembly.GetTypes()
            .Where(static t => t.FullName!.StartsWith($"{typeof(RowRegisterTests).Namespace}.Section", StringComparison.Ordinal))
            .SelectMany(static t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(static m => m.GetCustomAttribute<RowAttribute>() is null);
        Assert.Empty(others.Select(static m => m.Name));
    }

    [Fact]
    public void Every_row_says_from_where_it_is()
    {
        string readMe = RepositoryFiles.Text("tests", "NestedDsc.Simulation.Tests", "Observed", "README.md");
        Assert.All(RowRegister.Sources, name => Assert.Contains($"| {name} |", readMe, StringComparison.Ordinal));
        foreach ((MethodInfo method, RowAttribute attribute) in Tests)
        {
            Assert.All(attribute.Sources.Split("; "), source => Assert.True(IsSource(source), $"{method.Name}: {source}"));
        }
    }

    // A known name, and R, L or C; what the module does is its behaviour.
    private static bool IsSource(string source) => RowRegister.Sources.Contains(source.Split(' ')[0], StringComparer.Ordinal)
        && (source is "MSH" || Regex.IsMatch(source, " [RLC](?:,|$)", RegexOptions.NonBacktracking));

    private static string RowOf(MethodInfo method)
    {
        Match name = Regex.Match(method.Name, @"^Row_(?<section>\d+)_(?<row>\d+)_[A-Z]\w*_\w+$", RegexOptions.NonBacktracking);
        Assert.True(name.Success, method.Name);
        return $"{int.Parse(name.Groups["section"].Value)}.{int.Parse(name.Groups["row"].Value)}";
    }
}
