using Engagement.Core.Text;

namespace Engagement.Core.Tests.Text;

public class CommentReaderTests
{
    private static readonly CommentReader Reader = CommentReader.Default;

    [Theory]
    [InlineData("Service impeccable, merci beaucoup, on reviendra !", TextLanguage.French, Tone.Positive)]
    [InlineData("Tres decu, la commande n'est jamais arrivee et personne ne repond", TextLanguage.French, Tone.Negative)]
    [InlineData("Le magasin est ouvert de 9h à 18h en semaine.", TextLanguage.French, Tone.Neutral)]
    [InlineData("I love this place, the staff were amazing!", TextLanguage.English, Tone.Positive)]
    [InlineData("Worst customer service ever, I am still waiting for my refund.", TextLanguage.English, Tone.Negative)]
    [InlineData("The shop opens tomorrow at 9 in Manchester", TextLanguage.English, Tone.Neutral)]
    public void Read_OrdinaryComment_TellsLanguageAndTone(string text, TextLanguage language, Tone tone)
    {
        var reading = Reader.Read(text);

        reading.Language.ShouldBe(language);
        reading.Tone.ShouldNotBeNull().Tone.ShouldBe(tone);
    }

    [Theory]
    [InlineData("Das Essen war leider kalt und der Kellner sehr unfreundlich")]
    [InlineData("El servicio fue excelente y la comida muy buena")]
    [InlineData("Обслуживание было ужасным")]
    [InlineData("خدمة سيئة جدا ولن أعود")]
    [InlineData("サービスがとても良かったです")]
    public void Read_AnotherLanguage_JudgesNoTone(string text)
    {
        var reading = Reader.Read(text);

        reading.Language.ShouldBe(TextLanguage.Other);
        reading.Tone.ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("12345")]
    [InlineData("@user http")]
    [InlineData("...")]
    public void Read_NothingToJudge_IsUnsure(string text) => Reader.Read(text).ShouldBe(new TextReading(TextLanguage.Unsure, null, TextTraits.None));

    [Theory]
    [InlineData("😍😍😍", Tone.Positive)]
    [InlineData("😡😡", Tone.Negative)]
    [InlineData("Excellent", Tone.Positive)]
    public void Read_FacesOrOneWord_HaveAToneInNoCertainLanguage(string text, Tone tone)
    {
        var reading = Reader.Read(text);

        reading.Language.ShouldBe(TextLanguage.Unsure);
        reading.Tone.ShouldNotBeNull().Tone.ShouldBe(tone);
    }

    [Theory]
    [InlineData("Vous êtes ouverts le dimanche ?", true)]
    [InlineData("Bonjour, est-ce que vous livrez à Lyon", true)]
    [InlineData("Serait-il possible d'avoir un devis svp", true)]
    [InlineData("When does the store open?", true)]
    [InlineData("how do i get my money back", true)]
    [InlineData("Très bon accueil, cadre agréable.", false)]
    [InlineData("Great food and friendly staff.", false)]
    public void Read_Questions(string text, bool isQuestion) => Reader.Read(text).Has(TextTraits.Question).ShouldBe(isQuestion);

    [Theory]
    [InlineData("@user my order is two weeks late and nobody answers my emails, this is unacceptable", true)]
    [InlineData("Commande jamais reçue, service client injoignable, je veux être remboursé !", true)]
    [InlineData("@user thanks, the new app looks great", false)]
    [InlineData("Merci à toute l'équipe pour ce bon moment", false)]
    public void Read_Complaints(string text, bool complains) => Reader.Read(text).Has(TextTraits.Complaint).ShouldBe(complains);

    [Theory]
    [InlineData("ferme ta gueule sale connard de merde", true)]
    [InlineData("you are a stupid fucking bitch", true)]
    [InlineData("La viande était très bonne, service rapide", false)]
    [InlineData("Thank you so much for your help", false)]
    public void Read_Insults(string text, bool insults) => Reader.Read(text).Has(TextTraits.Insult).ShouldBe(insults);

    [Theory]
    [InlineData("Earn money from home, click here http://spam.example", true)]
    [InlineData("Pret entre particuliers, contactez moi sur whatsapp +33 6 12 34 56 78", true)]
    [InlineData("buy buy buy buy buy buy buy buy buy buy buy", true)]
    [InlineData("Voici le lien de votre article http", false)]
    [InlineData("Mon numéro de commande est le 123456789012", false)]
    public void Read_Spam(string text, bool isSpam) => Reader.Read(text).Has(TextTraits.Spam).ShouldBe(isSpam);

    [Theory]
    [InlineData("Merci beaucoup !", true)]
    [InlineData("Joyeux anniversaire Sophie 🎉", true)]
    [InlineData("Thank you so much", true)]
    [InlineData("Bonjour à tous, bonne journée", true)]
    [InlineData("Merci mais ma commande est arrivée cassée", false)]
    [InlineData("Bonjour, vous êtes ouverts demain ?", false)]
    public void Read_Courtesy(string text, bool isCourtesy) => Reader.Read(text).Has(TextTraits.Courtesy).ShouldBe(isCourtesy);

    [Theory]
    [InlineData("The food was good", "The food was not good")]
    [InlineData("C'est bon", "C'est pas bon")]
    [InlineData("Je recommande", "Je ne recommande pas du tout")]
    public void Read_Negation_IsLessPositive(string plain, string negated) =>
        Reader.Read(negated).Tone.ShouldNotBeNull().Positive.ShouldBeLessThan(Reader.Read(plain).Tone.ShouldNotBeNull().Positive);

    [Fact]
    public void Explain_Tone_NamesTheWordsThatDecided()
    {
        const string Text = "The staff were terrible and the room was horrible";

        var explained = Reader.Explain(Text);

        explained.Reading.ShouldBe(Reader.Read(Text));
        var words = explained.Reasons.Where(reason => reason.For == ReasonFor.Tone).Select(reason => Text.Substring(reason.Start, reason.Length)).ToList();
        words.Count.ShouldBeInRange(1, ExplainedReading.MostPerAspect);
        words.ShouldContain("terrible");
        words.ShouldContain("horrible");
    }

    [Fact]
    public void Explain_EveryTraitThatWasRead_HasAReason()
    {
        foreach (var text in (string[])["Où est ma commande ? C'est honteux, bande de connards", "Merci !", "click here now, earn money http://a.example"])
        {
            var (reading, reasons) = Reader.Explain(text);
            foreach (var trait in Enum.GetValues<TextTraits>().Where(trait => trait != TextTraits.None && reading.Has(trait)))
                reasons.ShouldContain(reason => reason.For.ToString() == trait.ToString());
        }
    }

    [Fact]
    public void Read_Null_Throws() => Should.Throw<ArgumentNullException>(() => Reader.Read(null!));
}
