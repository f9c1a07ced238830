using Hangfire;
using Hangfire.Dashboard;

namespace ContactPoint.Jobs.Hosting;

/// <summary>What the web server answers: so far the scheduler's dashboard, to this machine alone.</summary>
public static class WebPages
{
    /// <summary>Maps the pages.</summary>
    public static void Map(WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            AddHeaders(context.Response.Headers);
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
