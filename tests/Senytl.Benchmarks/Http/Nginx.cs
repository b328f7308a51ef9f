using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Senytl.Benchmarks.Http;

/// <summary>An nginx of our own on a free loopback port, with one worker and a small page.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private Nginx(Process process, string folder, Uri url)
    {
        _process = process;
        _folder = folder;
        Url = url;
    }

    public Uri Url { get; }

    /// <summary>Null where nginx is not installed.</summary>
    public static async Task<Nginx?> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("senytl-nginx-").FullName;
        var port = FreePort();
        var config = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(config, Configuration(folder, port));
        Process process;
        try
        {
            process = Process.Start(new ProcessStartInfo("nginx", ["-p", folder, "-c", config, "-e", Path.Combine(folder, "error.log")]))!;
        }
        catch (Win32Exception)
        {
            Directory.Delete(folder, recursive: true);
            return null;
        }

        var nginx = new Nginx(process, folder, new Uri($"http://127.0.0.1:{port}/"));
        await nginx.AnswersAsync();
        return nginx;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task AnswersAsync()
    {
        using var client = new HttpClient();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var response = await client.GetAsync(Url);
                return;
            }
            catch (HttpRequestException) when (attempt < 100)
            {
                await Task.Delay(50);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Configuration(string folder, int port) =>
        $$"""
        daemon off;
        worker_processes 1;
        pid {{folder}}/nginx.pid;
        events { worker_connections 1024; }
        http {
          access_log off;
          keepalive_requests 100000000;
          client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/fastcgi;
          uwsgi_temp_path {{folder}}/uwsgi; scgi_temp_path {{folder}}/scgi;
          server { listen 127.0.0.1:{{port}}; location / { return 200 "hello\n"; } }
        }

        """;
}
