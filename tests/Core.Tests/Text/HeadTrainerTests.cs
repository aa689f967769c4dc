using Engagement.Training.Text;

namespace Engagement.Core.Tests.Text;

public class HeadTrainerTests
{
    private static readonly HeadSettings Settings = new() { Dropout = 0, Epochs = 20 };

    [Fact]
    public void Train_SeparableExamples_LearnsThem()
    {
        var trainer = Trained(Settings);

        Score(trainer, [1, 5]).ShouldBeGreaterThan(0);
        Score(trainer, [2, 5]).ShouldBeLessThan(0);
    }

    [Fact]
    public void Train_Twice_GivesTheSameWeightsBitForBit()
    {
        var settings = Settings with { Dropout = 0.3f };

        Trained(settings).Averaged.ShouldBe(Trained(settings).Averaged);
        Trained(settings with { Seed = 2 }).Averaged.ShouldNotBe(Trained(settings).Averaged);
    }

    [Fact]
    public void Train_TextsWithATeachersTones_LearnsTheTonesAndNotTheLabel()
    {
        var trainer = new HeadTrainer([1, 1], 3);
        trainer.Train([.. Enumerable.Range(0, 40).Select(index => (new Example("test", "", false, 0, Part.Training, Target: index % 2 == 0 ? [0.1f, 0.2f, 0.7f] : [0.6f, 0.3f, 0.1f]), Features([index % 2])))], Settings);

        var (first, second) = (trainer.Score(Features([0])), trainer.Score(Features([1])));
        first[2].ShouldBeGreaterThan(first[1]);
        first[1].ShouldBeGreaterThan(first[0]);
        second[0].ShouldBeGreaterThan(second[1]);
    }

    [Fact]
    public void Score_FeaturesWithoutRow_CountOnlyForTheLength()
    {
        var trainer = Trained(Settings);
        var alone = Score(trainer, [1]);

        Score(trainer, [1, TableRows.None]).ShouldBeInRange(alone * 0.5f, alone * 0.9f);
    }

    private static HeadTrainer Trained(HeadSettings settings)
    {
        var trainer = new HeadTrainer([1, 1, 1, 1, 1, 1, 1, 1], 1);
        trainer.Train([.. Enumerable.Range(0, 40).Select(index => (new Example("test", "", false, index % 2, Part.Training), Features(index % 2 == 1 ? [1, 3 + index % 5] : [2, 3 + index % 5])))], settings);
        return trainer;
    }

    private static float Score(HeadTrainer trainer, int[] features) => trainer.Score(Features(features))[0];

    private static ExampleFeatures Features(int[] hashed) => new(hashed, [hashed.Length], [], []);
}
