return await ContactPoint.Jobs.Commands.CommandLine.RunAsync(args);
