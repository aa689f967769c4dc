using System.Runtime.CompilerServices;
using Engagement.Core.Text;

namespace Engagement.Training.Text;

internal static class Experiment
{
    [ModuleInitializer]
    internal static void Hook()
    {
        if (Environment.GetEnvironmentVariable("EXPERIMENT") is not { } e)
            return;
        var folder = "/work/shared/data/text";
        var files = LexiconFiles.Read(folder + "/lexicons");
        var lexicon = new ValenceLexicon(files.Hashes, files.English, files.French);
        var sets = new TextSets(folder);
        var bits = 19;
        if (e == "lid")
        {
            var all = sets.Clean(sets.Languages()).Select(x => (Example: x, Features: ExampleFeatures.Of(x.Text, x.IsFrench, lexicon, 32 - bits))).ToList();
            foreach (var s in new HeadSettings[] { new() { Epochs = 5 }, new() { Epochs = 12 }, new() { Epochs = 12, Dropout = .5f }, new() { Epochs = 12, Rate = .5f }, new() { Epochs = 12, Decay = 1e-4f }, new() { Epochs = 20, Rate = .1f, Dropout = .4f } })
            {
                var t = new HeadTrainer(1 << bits, 3, false, false);
                t.Train([.. all.Where(x => x.Example.Part == Part.Training)], s);
                var scored = all.Where(x => x.Example.Part != Part.Training && x.Example.Set == "lid" && x.Example.Text.Split(' ').Length >= 5).Select(x => { var v = t.Score(x.Features); Probability.Softmax(v); return (x.Example, v); }).ToList();
                var others = scored.Where(x => x.Example.Label == 2).Select(x => Math.Max(x.v[0], x.v[1])).OrderDescending().ToArray();
                var th = others[(int)(others.Length * .006)];
                string Of(Part? part, int label) { var l = scored.Where(x => x.Example.Label == label && (part is null || x.Example.Part == part)).ToList(); return $"{l.Count(x => x.v[label] >= th && x.v[label] >= x.v[1 - label])}/{l.Count}"; }
                Console.WriteLine($"{s} th {th:F3} fr {Of(Part.HeldOut, 0)} {Of(Part.Calibration, 0)} en {Of(Part.HeldOut, 1)} {Of(Part.Calibration, 1)}");
                if (s.Epochs == 12 && s.Dropout == .2f && s.Rate == .2f)
                    foreach (var x in scored.Where(x => x.Example.Label < 2 && x.v[x.Example.Label] < th))
                        Console.WriteLine($"   {x.Example.Label} {x.v[0]:F2} {x.v[1]:F2} {x.v[2]:F2} {x.Example.Text}");
            }
        }

        Environment.Exit(0);
    }
}
