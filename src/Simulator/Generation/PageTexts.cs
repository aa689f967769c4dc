using System.Globalization;

namespace Engagement.Simulator.Generation;

/// <summary>What a page posts about, in two languages. "{0}" stands for one of <see cref="ItemsFr"/> or <see cref="ItemsEn"/>.</summary>
internal sealed record PageTexts(string[] ItemsFr, string[] ItemsEn, string[] PostsFr, string[] PostsEn)
{
    public static readonly PageTexts Retailer = new(
        ["le plaid en laine", "la lampe Odette", "le fauteuil Saule", "la vaisselle en grès", "le tapis Alma", "la table en chêne"],
        ["the wool throw", "the Odette lamp", "the Willow armchair", "the stoneware set", "the Alma rug", "the oak table"],
        [
            "Nouveauté : {0} arrive en magasin et en ligne. On vous le montre ?",
            "Dimanche pluvieux, intérieur douillet : {0} n'attend que vous.",
            "Dernière semaine pour profiter de l'offre sur {0}. Après, c'est fini !",
            "Avant / après : comment Claire a transformé son salon avec {0}.",
            "Question du jour : plutôt tons chauds ou tons froids chez vous ?",
            "Dans les coulisses de l'atelier, où naît {0}.",
            "Concours : gagnez {0} en nous racontant votre pièce préférée.",
            "Livraison offerte jusqu'à dimanche soir, même pour {0}.",
            "Trois idées pour marier {0} avec ce que vous avez déjà.",
            "Merci ! Vous avez été très nombreux à l'ouverture samedi.",
        ],
        [
            "New in: {0}, in store and online today.",
            "Rainy Sunday, warm living room: {0} is waiting.",
            "Last week for the offer on {0}. After that it is gone!",
            "Behind the scenes in the workshop where {0} is made.",
            "Three ways to style {0} with what you already own.",
            "Free delivery until Sunday evening, even on {0}.",
        ]);

    public static readonly PageTexts Museum = new(
        ["l'exposition sur les phares", "la salle des cartes", "l'atelier de gravure", "la visite nocturne"],
        [
            "the lighthouse exhibition", "the map room", "the printmaking workshop", "the late opening", "the whaling gallery",
            "the harbour model",
        ],
        [
            "Nous parlons aussi français : {0} se visite avec un guide le samedi.",
            "Réservez dès maintenant {0}, les places partent vite.",
        ],
        [
            "Object of the week, from {0}: can you guess what it was used for?",
            "Half-term plans? {0} is free for under-16s.",
            "Our curator takes you through {0} in three minutes.",
            "Behind closed doors: preparing {0}.",
            "Tickets for {0} are on sale now.",
            "On this day in 1889 the first steamer entered the harbour. See it in {0}.",
            "We asked visitors what they remember of {0}. Their answers are lovely.",
            "A rainy weekend ahead: come and see {0}.",
            "Volunteers wanted for {0}. No experience needed.",
            "Conservation diary: what we found under the varnish in {0}.",
        ]);

    public static readonly PageTexts Bakery = new(
        [
            "le pain au levain", "la tarte aux pommes", "le cramique", "la galette", "le pain d'épeautre", "l'éclair au café",
            "la couque suisse",
        ],
        ["our sourdough", "the apple tart", "the spelt loaf"],
        [
            "Sorti du four à 7 h : {0}. Premier arrivé, premier servi !",
            "Ce week-end, {0} revient. Pensez à réserver.",
            "Fermé lundi, on vous retrouve mardi avec {0}.",
            "Notre recette secrète pour {0}… ou presque.",
            "Vous êtes plutôt {0} ou croissant ?",
            "Bravo à Inès, notre apprentie, pour {0} !",
            "Il reste {0} jusqu'à 18 h, passez nous voir.",
            "Aujourd'hui la farine vient du moulin de Moulbaix, et {0} en profite.",
        ],
        [
            "Fresh this morning: {0}. First come, first served!",
            "Closed on Monday, back on Tuesday with {0}.",
        ]);

    /// <summary>One of the posts, about one of the items.</summary>
    public string Message(bool isFrench, Dice dice) => string.Format(CultureInfo.InvariantCulture,
        dice.Pick(isFrench ? PostsFr : PostsEn), dice.Pick(isFrench ? ItemsFr : ItemsEn));
}
