using Engagement.Testing;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]
