using System.Collections.Frozen;

namespace Engagement.Core.Text;

/// <summary>What a word does to the words around it, or says about the whole text.</summary>
[Flags]
internal enum WordRoles
{
    /// <summary>Nothing that the project's own lists know of.</summary>
    None = 0,

    /// <summary>Negates what follows.</summary>
    Negator = 1,

    /// <summary>Opens a French negation, which another word completes.</summary>
    NegationOpener = 2,

    /// <summary>Completes a French negation, and negates only after its opener (plus).</summary>
    NegationCloser = 4,

    /// <summary>Strengthens the next word.</summary>
    Booster = 8,

    /// <summary>Weakens the next word.</summary>
    Dampener = 16,

    /// <summary>What follows counts more than what came before.</summary>
    Contrast = 32,

    /// <summary>Greets, thanks or congratulates.</summary>
    Courtesy = 64,

    /// <summary>Accompanies courtesies and adds nothing.</summary>
    CourtesyFiller = 128,

    /// <summary>Advertises or lures, alone or as the end of a phrase of two words.</summary>
    Lure = 256,

    /// <summary>Asks to be contacted elsewhere.</summary>
    Contact = 512,

    /// <summary>Asks for a person, thing, place, time, manner or reason.</summary>
    QuestionWord = 1024,

    /// <summary>A verb that comes first in questions alone, or est-ce.</summary>
    QuestionOpener = 2048,

    /// <summary>Requests something, or looks for somebody who could help.</summary>
    Request = 4096,

    /// <summary>Speaks to whoever reads.</summary>
    Addressee = 8192,

    /// <summary>Links a sentence to what was said before.</summary>
    Linking = 16384,

    /// <summary>A subject that follows its verb in French questions.</summary>
    Subject = 32768,
}

/// <summary>The project's own small lists of French and English words, normalised as the tokenizer does.</summary>
internal static class WordLists
{
    private static readonly FrozenDictionary<uint, WordRoles> Words = Index(
        (WordRoles.Negator, """
            not no never none nobody nothing neither nor nowhere cannot cant dont doesnt didnt wont wouldnt shouldnt couldnt isnt arent wasnt werent hasnt
            havent hadnt aint without hardly barely pas jamais rien aucun aucune sans ni guere nullement
            """),
        (WordRoles.NegationOpener, "ne n"),
        (WordRoles.NegationCloser, "plus point personne"),
        (WordRoles.Booster, """
            very really so too extremely super totally absolutely incredibly highly fucking damn completely such most deeply truly
            tres trop vraiment hyper extremement tellement si totalement completement absolument ultra vachement grave franchement carrement beaucoup
            """),
        (WordRoles.Dampener, "slightly somewhat kinda sorta fairly rather bit little peu assez plutot moyennement relativement"),
        (WordRoles.Contrast, "but however although though yet except mais cependant toutefois pourtant neanmoins sauf"),
        (WordRoles.Courtesy, """
            bonjour bonsoir salut hello hi hey coucou merci mercii thanks thank thankyou thx ty tysm cheers congrats congratulations congratz felicitations bravo
            anniversaire birthday welcome bienvenue morning evening afternoon night journee soiree weekend nuit kudos slt bjr bsr mrc
            """),
        (WordRoles.CourtesyFiller, """
            you u so much very to everyone everybody all team guys folks and a the for that lots many well done good happy have great day again from us me
            tous toutes tout toute le monde a la les l de votre ta ton vous toi beaucoup infiniment bien bon bonne joyeux joyeuse belle excellente et pour ca cela
            cher chers equipe mille encore d avance monsieur madame mesdames messieurs mes amis au passe passez tres grand grande un une soir matin fin semaine
            """),
        (WordRoles.Lure, """
            bitcoin crypto forex onlyfans casino viagra cialis voyance marabout jackpot payday clickbank dropshipping nft airdrop giveaway cashback
            escort escorts binance
            """),
        (WordRoles.Contact, "whatsapp telegram whatsap watsapp"),
        (WordRoles.QuestionWord, """
            who whos what whats wat wut when whens where wheres why how hows which whose whom wtf whatcha whatsup whassup wassup wazzup wazz wazup wuts sup hru asl whered howd qui que quoi quand ou comment pourquoi pq pk combien
            quel quelle quels quelles kel koi kan laquelle lequel
            """),
        (WordRoles.QuestionOpener, """
            do does did is are am was were can could will would should shall have has had isnt arent dont doesnt didnt wont wouldnt couldnt cant havent hasnt may
            r u any anything wanna are est puis peut faut avez etes allez savez
            """),
        (WordRoles.Request, """
            please pls plz plss anyone anybody someone help need svp stp pouvez pouvons peux pourriez pourrais pourrait pouvoir serait auriez aurait veuillez possible
            quelqu qqun qqn aide aidez besoin savoir connaitre
            """),
        (WordRoles.Addressee, "you u ya your ur yall yourself vous tu te t votre vos ton ta tes toi"),
        (WordRoles.Linking, "and so well ok okay lol haha hmm oh ah yes no yeah et alors donc bah ben bon ouais oui non mdr ptdr ah eh hum car sinon du"),
        (WordRoles.Subject, "tu vous il elle on ils elles je nous t ce"));

    private static readonly FrozenDictionary<uint, WordRoles> Phrases = Index(
        (WordRoles.Lure, """
            click+here cliquez+ici clique+ici earn+money make+money making+money gagner+argent work+from gagnez+jusqu free+followers buy+followers more+followers
            follow+back follow+me followback+please suivez+moi abonnez+vous promo+code code+promo discount+code buy+now order+now shop+now free+shipping
            limited+offer offre+limitee passive+income revenus+passifs revenu+complementaire pret+entre entre+particuliers retour+affection financial+freedom
            liberte+financiere my+channel ma+chaine my+page ma+page my+onlyfans my+profile mon+profil free+gift cadeau+gratuit iphone+gratuit free+iphone won+iphone
            investment+platform hot+girls sexy+girls plan+cul
            """),
        (WordRoles.Contact, "contact+me contactez+moi dm+me inbox+me message+me mp+moi ecrivez+moi text+me call+me appelez+moi link+in lien+en"));

    /// <summary>What a word does.</summary>
    /// <param name="hash">The word's hash.</param>
    public static WordRoles OfWord(uint hash) => Words.GetValueOrDefault(hash);

    /// <summary>What two words after each other do.</summary>
    /// <param name="first">The first word's hash.</param>
    /// <param name="second">The second word's hash.</param>
    public static WordRoles OfPhrase(uint first, uint second) => Phrases.GetValueOrDefault(FeatureHash.Pair(first, second));

    private static FrozenDictionary<uint, WordRoles> Index(params (WordRoles Role, string Words)[] lists)
    {
        var index = new Dictionary<uint, WordRoles>();
        foreach (var (role, words) in lists)
        {
            foreach (var entry in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = entry.Split('+');
                var hash = parts.Length == 1 ? FeatureHash.Of(entry) : FeatureHash.Pair(FeatureHash.Of(parts[0]), FeatureHash.Of(parts[1]));
                index[hash] = index.GetValueOrDefault(hash) | role;
            }
        }

        return index.ToFrozenDictionary();
    }
}
