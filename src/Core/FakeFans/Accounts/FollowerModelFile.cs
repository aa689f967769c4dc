using System.Text.Json;
using System.Text.Json.Serialization;

namespace Engagement.Core.FakeFans.Accounts;

/// <summary>The model as a file: what src/Training writes and the assembly carries.</summary>
/// <param name="Format">Version of these records.</param>
/// <param name="Version">Version of the parameters: a hash of them.</param>
/// <param name="Signals">Names of the signals, in the order in which trees number them.</param>
/// <param name="Families">The parameters.</param>
internal sealed record FollowerModelFile(int Format, string Version, IReadOnlyList<string> Signals, IReadOnlyList<FollowerModelFile.FamilyPart> Families)
{
    public const int CurrentFormat = 1;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <param name="Family">Which networks.</param>
    /// <param name="Source">What it was trained on.</param>
    /// <param name="Fakes">Fake accounts of the data set.</param>
    /// <param name="Genuine">Genuine ones.</param>
    /// <param name="Measured">See <see cref="FamilyModel.Measured"/>.</param>
    /// <param name="Thresholds">Of each signal.</param>
    /// <param name="Questions">Of each tree, three numbers a node: signal, threshold, 1 when what is not known goes right.</param>
    /// <param name="Values">Of each tree, one a node.</param>
    /// <param name="Calibrations">For each set of known parts: the set, intercept, slope, then true and false positive rate at each cut-off.</param>
    internal sealed record FamilyPart(
        ProfileFamily Family, string Source, int Fakes, int Genuine, int Measured, IReadOnlyList<float[]> Thresholds,
        IReadOnlyList<byte[]> Questions, IReadOnlyList<float[]> Values, IReadOnlyList<double[]> Calibrations)
    {
        public FamilyModel Model() => new(
            Family, (ProfileParts)Measured, Fakes, Genuine, new(Thresholds, [.. Questions.Zip(Values, Tree)]),
            Calibrations.ToDictionary(row => (ProfileParts)(int)row[0], row => new Calibration(row[1], row[2], [.. row.Skip(3).Chunk(2).Select(rate => new ErrorRates(rate[0], rate[1]))])));

        private static BoostedTrees.Tree Tree(byte[] questions, float[] values) => new(
            [.. questions.Chunk(3).Select(node => new BoostedTrees.Question(node[0], node[1], node[2] == 1))], values);
    }
}
