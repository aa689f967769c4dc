using Engagement.Core.FakeFans.Pages;

namespace Engagement.Core.Tests.FakeFans.Pages;

public class AnomalyWordsTests
{
    private static readonly string[] Accusing = ["fraud", "cheat", "bought", "guilty", "triche", "fraude", "acheté", "coupable", "faux"];

    public static TheoryData<AnomalyKind, SuspicionLevel> Every => new(
        from kind in Enum.GetValues<AnomalyKind>() from level in Enum.GetValues<SuspicionLevel>() select (kind, level));

    [Theory]
    [MemberData(nameof(Every))]
    public void Words_OfEveryKindAndLevel_AccuseNobody(AnomalyKind kind, SuspicionLevel level)
    {
        foreach (var text in (AnomalyText[])[AnomalyWords.English(Anomaly(kind, level)), AnomalyWords.French(Anomaly(kind, level))])
            foreach (var sentence in (string[])[text.Evidence, text.Rivals, text.WouldChange])
            {
                sentence.ShouldNotBeEmpty();
                Accusing.ShouldAllBe(word => !sentence.Contains(word, StringComparison.OrdinalIgnoreCase));
            }
    }

    [Fact]
    public void Words_OfABurst_TellItsNumbersAndCauses()
    {
        var english = AnomalyWords.English(Anomaly(AnomalyKind.Burst, SuspicionLevel.Suspicious));

        english.Evidence.ShouldStartWith("On 3 November 2026 1,440 follows were gained, where about 40 were to be expected. The excess is 7.0% of the followers.");
        english.Rivals.ShouldBe("An event that the team entered (Foire de Paris) may explain 50% of it. The data does not tell about: ads.");
    }

    [Fact]
    public void Words_InFrench_TellTheSame()
    {
        var french = AnomalyWords.French(Anomaly(AnomalyKind.Burst, SuspicionLevel.Suspicious));

        french.Evidence.Replace('\u202f', ' ').Replace('\u00a0', ' ').ShouldStartWith("Le 3 novembre 2026, 1 440 abonnements ont été gagnés, contre environ 40 attendus. L'excès représente 7,0 % des abonnés.");
        french.Rivals.ShouldContain("Foire de Paris");
    }

    [Theory]
    [InlineData("burst-20261103", true)]
    [InlineData("burst-20261105", true)]
    [InlineData("drip-20261103", false)]
    [InlineData("burst-20261201", false)]
    [InlineData("burst", false)]
    [InlineData("", false)]
    public void Id_WithADayOfTheAnomaly_NamesIt(string id, bool named) =>
        (Anomaly(AnomalyKind.Burst, SuspicionLevel.Watch) with { Days = new(new(2026, 11, 3), new(2026, 11, 6)) }).IsNamedBy(id).ShouldBe(named);

    [Fact]
    public void Names_OfEveryValue_AreReadBack()
    {
        Enum.GetValues<AnomalyKind>().ShouldAllBe(kind => AnomalyNames.ParseKind(kind.Name()) == kind);
        Enum.GetValues<SuspicionLevel>().ShouldAllBe(level => AnomalyNames.ParseLevel(level.Name()) == level);
        Enum.GetValues<RivalCauseKind>().ShouldAllBe(cause => AnomalyNames.ParseCause(cause.Name()) == cause);
    }

    private static PageAnomaly Anomaly(AnomalyKind kind, SuspicionLevel level) => new(
        "x-20261103", kind, new(new(2026, 11, 3), new(2026, 11, 3)), new(2026, 11, 3), 0.8, level,
        new(1440, 40, 45, 9)
        {
            OfFollowersRate = 0.07, EngagementPerFollowerRatio = 0.93, DilutionLogLikelihoodRatio = 1.5, Country = "TR", CountryExcess = 700, CountryDivergence = 0.4, LostRate = 0.4,
            SilentRate = kind == AnomalyKind.Purge ? 0.9 : null,
        },
        [new(kind, new(new(2026, 11, 3), new(2026, 11, 3)), 0.8)],
        [new(RivalCauseKind.TeamEvent, 0.5, "Foire de Paris"), new(RivalCauseKind.PaidViews, null), new(RivalCauseKind.ViralPost, 0)]);
}
