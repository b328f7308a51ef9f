using Senytl.Benchmarks;

return await Suites.RunAsync(args, Console.Out, Console.Error);
