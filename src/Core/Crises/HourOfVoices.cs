namespace Engagement.Core.Crises;

/// <summary>The counts of one hour.</summary>
internal readonly record struct HourOfVoices(int Comments, int Judged, int Upset, int Insults)
{
    public static HourOfVoices operator +(HourOfVoices one, HourOfVoices other) =>
        new(one.Comments + other.Comments, one.Judged + other.Judged, one.Upset + other.Upset, one.Insults + other.Insults);

    public HourOfVoices With(Voice voice) =>
        new(Comments + 1, Judged + (voice.IsJudged ? 1 : 0), Upset + (voice.IsUpset ? 1 : 0), Insults + (voice.IsInsult ? 1 : 0));
}
