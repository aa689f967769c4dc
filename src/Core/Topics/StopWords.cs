using System.Collections.Frozen;

namespace Engagement.Core.Topics;

/// <summary>Words of French and English that say nothing of what a text is about.</summary>
internal static class StopWords
{
    private const string French = """
        a à ai aie ainsi alors as au aucun aucune aussi autre autres aux avait avec avez avoir avons ayant bah bien bon bonjour bonne bonsoir bref c ça ca car ce cela celle
        celles celui cent ces cet cette ceux chez ci comme comment contre coucou d dans de dès déjà deja depuis des deux donc dont du elle elles en encore enfin entre es est et
        étaient était étais étant été ete être etre eu eux aujourd hui fait faire fais faut fois font hein hier il ils j jamais je jusque jusqu l la là le les leur leurs lors lui m ma mais
        me même meme mes mieux moi moins mon n ne ni non nos notre nous on ont ou où oui ouais par parce pas pendant peu peut peux plus plutôt pour pourquoi près puis qu quand
        que quel quelle quelles quels quelque quelques qui quoi s sa salut sans se sera ses si sinon soit son sont sous suis sur t ta tant te tes toi ton toujours tous tout
        toute toutes très tres trop tu un une va vais vers veux voilà voila vos votre vous vraiment vu y merci svp stp plait plaît bravo ok
        """;

    private const string English = """
        a about after again all also always am an and any are as at back be because been before being but by can cannot could d did do does doing don down each ever every few
        for from get gets go going got had has have having he hello her here hers hey hi him his how i if in into is it its just ll let like m many me more most much my no nor
        not now of off oh on once one only or other our ours out over own please pls really re s same she should so some still such t than thank thanks that the their theirs
        them then there these they thing things this those through to too under until up us ve very was we well were what when where which while who whom why will with would
        yes yet you your yours isn aren wasn weren doesn didn won wouldn couldn shouldn hasn haven hadn im dont cant
        """;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> All = French.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Concat(English.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="word">In lower case.</param>
    public static bool Contains(ReadOnlySpan<char> word) => All.Contains(word);
}
