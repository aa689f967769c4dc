namespace Engagement.Acceptance.Harness;

/// <summary>Keys in the file that both hosts read theirs from, so that tests need not search for them.</summary>
internal static class KnownKeys
{
    public const string Master = "master-key-of-the-tests-0123456789";
    public const string Function = "function-key-of-the-tests-0123456789";

    /// <summary>A reader's key that tests limit to some pages.</summary>
    public const string Limited = "limited-key-of-the-tests-0123456789";

    /// <summary>A reader's key that sends more requests than it may.</summary>
    public const string Busy = "busy-key-of-the-tests-0123456789";

    public static string WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "host.json"), $$"""
            {
              "masterKey": { "name": "master", "value": "{{Master}}", "encrypted": false },
              "functionKeys": [ { "name": "default", "value": "{{Function}}", "encrypted": false },
                                { "name": "agency", "value": "{{Limited}}", "encrypted": false },
                                { "name": "busy", "value": "{{Busy}}", "encrypted": false } ],
              "systemKeys": [],
              "hostName": "localhost",
              "instanceId": "tests",
              "source": "runtime",
              "decryptionKeyId": ""
            }
            """);
        return folder;
    }
}
