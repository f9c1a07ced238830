namespace ContactPoint.Ingest.Registers;

/// <summary>The registers that are at hand; codes of the others are not looked up.</summary>
/// <threadsafety>Immutable, so safe for any number of threads.</threadsafety>
public sealed class RegisterSet
{
    /// <summary>No register at all.</summary>
    public static readonly RegisterSet None = new([]);

    private static readonly (RegisterKind Kind, string File)[] Files =
        [(RegisterKind.Schools, "schools.csv"), (RegisterKind.Practices, "practices.csv"), (RegisterKind.LocalAuthorities, "local-authorities.csv")];

    private readonly IReadOnlyList<Register> _registers;

    /// <summary>The registers given.</summary>
    /// <param name="registers">At most one of each kind.</param>
    public RegisterSet(IReadOnlyList<Register> registers) => _registers = registers;

    /// <summary>The schools; <see langword="null"/> when there is no such register at hand.</summary>
    public Register? Schools => Find(RegisterKind.Schools);

    /// <summary>The general practices.</summary>
    public Register? Practices => Find(RegisterKind.Practices);

    /// <summary>The local authorities.</summary>
    public Register? LocalAuthorities => Find(RegisterKind.LocalAuthorities);

    /// <summary>Reads schools.csv, practices.csv and local-authorities.csv, as far as the folder has them.</summary>
    /// <exception cref="RegisterException">A list has faults.</exception>
    /// <exception cref="Reading.CsvTableException">A file is no table.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static RegisterSet Load(string folder) => Directory.Exists(folder)
        ? new(
        [
            .. from file in Files
               let path = Path.Combine(folder, file.File)
               where File.Exists(path)
               select Register.Read(file.Kind, () => File.OpenRead(path), file.File),
        ])
        : throw new DirectoryNotFoundException($"The folder of registers {folder} does not exist.");

    private Register? Find(RegisterKind kind) => _registers.FirstOrDefault(register => register.Kind == kind);
}
