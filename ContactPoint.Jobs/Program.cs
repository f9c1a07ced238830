using System.CommandLine;

using ContactPoint.Jobs.Commands;

return await new RootCommand("ContactPoint") { SampleGenerateCommand.Create() }.Parse(args).InvokeAsync();
