namespace NestedDsc.TestSupport;

/// <summary>Compares an output with a file of the repository that people read, too.</summary>
/// <remarks>With NESTEDDSC_UPDATE_GOLDEN=1 the files are written instead; look at the difference before it is committed.</remarks>
public static class Golden
{
    private const string UpdateVariable = "NESTEDDSC_UPDATE_GOLDEN";

    public static void Check(string actual, params string[] path)
    {
        string file = RepositoryFiles.Path(path);
        if (Environment.GetEnvironmentVariable(UpdateVariable) is "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }

        Assert.True(File.Exists(file), $"{file} is missing; set {UpdateVariable}=1 to write it.");
        string expected = File.ReadAllText(file).ReplaceLineEndings("\n");
        Assert.True(
            string.Equals(expected, actual, StringComparison.Ordinal),
            $"The output is not that of {file} (set {UpdateVariable}=1 to accept it). It is:\n{actual}");
    }
}
