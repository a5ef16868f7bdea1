using Qingyi.Server.Cli;

return await CommandLine.Run(args);
