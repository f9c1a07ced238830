using System.CommandLine;

using ContactPoint.Jobs.Security;

namespace ContactPoint.Jobs.Commands;

/// <summary><c>keys</c>: the installation's secret keys.</summary>
internal static class KeysCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The key file to make; keep it on a disk apart from the data" };
        var create = new Command("new", "Make a key file. What is sealed under it cannot be read without it, so keep a copy in a safe") { file };
        create.SetAction(arguments =>
        {
            var path = arguments.GetRequiredValue(file).FullName;
            KeyFile.Create(path);
            Terminal.From(arguments).Print(new { File = path }, $"Made {path}. Name it in CONTACTPOINT_KEY_FILE.");
            return ExitCodes.Done;
        });

        var source = new Argument<FileInfo>("FILE") { Description = "The key file" };
        var publicKey = new Command("public", "Print the public key that snapshots are verified with") { source };
        publicKey.SetAction(arguments =>
        {
            var pem = KeyFile.Read(arguments.GetRequiredValue(source).FullName, allowSample: true).VerifyingKeyPem;
            if (Terminal.From(arguments).Json)
            {
                Terminal.PrintJson(new { PublicKey = pem });
            }
            else
            {
                Console.Write(pem);
            }

            return ExitCodes.Done;
        });
        return new("keys", "The installation's secret keys") { create, publicKey };
    }
}
