using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Engagement.Simulator.Meta;

/// <summary>The headers that tell callers how much of their allowance is used; they climb with every call and refuse nothing.</summary>
internal sealed class UsageHeaders
{
    /// <summary>Calls that count as the whole allowance; so many that an ordinary day stays below the point of slowing down.</summary>
    private const int Allowance = 20_000;

    private int _calls;

    public void Write(HttpResponse response, string version)
    {
        var percent = Math.Min(100, (long)Interlocked.Increment(ref _calls) * 100 / Allowance);
        response.Headers["facebook-api-version"] = version;
        response.Headers["X-App-Usage"] = App(percent);
    }

    /// <summary>Says in the header that belongs to an error of throttling that nothing is left, and where it is known for how long.</summary>
    public static void WriteLimit(HttpResponse response, int code, string pageId)
    {
        switch (code)
        {
            case 4 or 17 or 613:
                response.Headers["X-App-Usage"] = App(100);
                break;
            case 32:
                response.Headers["X-Page-Usage"] = App(100);
                break;
            case 80001 or 80006:
                response.Headers["X-Business-Use-Case-Usage"] = Business(pageId, code == 80001 ? "pages" : "messenger");
                break;
        }
    }

    private static string Business(string pageId, string type) =>
        $$"""{"{{pageId}}":[{"type":"{{type}}","call_count":100,"total_cputime":23,"total_time":23,"estimated_time_to_regain_access":5}]}""";

    private static string App(long percent)
    {
        var number = percent.ToString(CultureInfo.InvariantCulture);
        return $$"""{"call_count":{{number}},"total_time":{{number}},"total_cputime":{{number}}}""";
    }
}
