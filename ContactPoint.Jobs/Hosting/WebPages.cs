using System.Net;

using Hangfire;
using Hangfire.Dashboard;

using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace ContactPoint.Jobs.Hosting;

/// <summary>What the web server answers: so far the scheduler's dashboard, to this machine alone.</summary>
public static class WebPages
{
    private static readonly HashSet<string> OwnNames = new(StringComparer.OrdinalIgnoreCase) { "localhost", "127.0.0.1", "[::1]" };

    /// <summary>Binds the server to addresses of this machine alone, whatever the configuration says of endpoints, ports or URLs.</summary>
    /// <param name="app">The application, not yet started.</param>
    /// <param name="urls">Where to listen.</param>
    /// <exception cref="ArgumentException">One of them is not an address of this machine alone.</exception>
    public static void Listen(WebApplication app, IEnumerable<string> urls)
    {
        // An empty loader takes the place of the configuration's Kestrel section; URLS and ports count only where no address is given.
        app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Configure();
        app.Urls.Clear();
        foreach (var url in urls)
        {
            app.Urls.Add(LocalAddress(url) ?? throw new ArgumentException("Not an address of this machine alone.", nameof(urls)));
        }
    }

    /// <summary>An address that only this machine reaches, in the one spelling that Kestrel reads as we do: a name it does not know, it takes for every address.</summary>
    /// <returns><see langword="null"/> when it is none.</returns>
    public static string? LocalAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri is { Scheme: "http", PathAndQuery: "/", UserInfo: "" }
        && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host, out var address) && IPAddress.IsLoopback(address)))
            ? $"http://{uri.Host}:{uri.Port}"
            : null;

    /// <summary>Maps the pages.</summary>
    public static void Map(WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            AddHeaders(context.Response.Headers);
            if (!IsForUs(context.Request))
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }

            await next(context);
        });
        app.UseHangfireDashboard("/hangfire", new DashboardOptions
        {
            Authorization = [new LocalRequestsOnlyAuthorizationFilter()],
            DashboardTitle = "ContactPoint: the night's jobs",
            DisplayStorageConnectionString = false,
        });
        app.MapGet("/", () => Results.Redirect("/hangfire"));
    }

    /// <summary>A page from elsewhere can point its own name at this machine, or post a form here: the name asked for and the page's origin tell.</summary>
    private static bool IsForUs(HttpRequest request) =>
        OwnNames.Contains(request.Host.Host)
        && (request.Headers.Origin.Count == 0
            || (Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin) && OwnNames.Contains(origin.Host)));

    private static void AddHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
    }
}
