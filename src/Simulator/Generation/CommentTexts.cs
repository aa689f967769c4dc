namespace Engagement.Simulator.Generation;

/// <summary>What visitors write under posts and what pages answer, by kind and language.</summary>
internal static class CommentTexts
{
    public static readonly string[] Kinds = ["praise", "remark", "question", "complaint", "courtesy", "spam", "insult"];

    public static readonly double[] KindWeights = [5, 3, 2.2, 1, 0.6, 0.25, 0.15];

    public static readonly string[] FirstNames =
    [
        "Camille", "Sophie", "Lucas", "Emma", "Hugo", "Manon", "Thomas", "Chloé", "Olivier", "Nadia", "Karim", "Julie", "Mathis", "Inès",
        "Paul",
        "Oliver", "Amelia", "George", "Isla", "Harry", "Grace", "Priya", "Daniel", "Sarah", "Tom", "Fatima", "Wout", "Lotte", "Anaïs",
        "Marc",
    ];

    private static readonly Dictionary<string, string[]> French = new()
    {
        ["praise"] =
        [
            "Magnifique !", "J'adore 😍", "Bravo à toute l'équipe", "Toujours aussi beau", "Merci pour ce moment", "Top, comme d'habitude",
            "Superbe, on revient bientôt", "Une vraie réussite",
        ],
        ["remark"] =
        [
            "@Julie regarde ça", "Vu hier en passant", "Ça me rappelle des souvenirs", "On y va samedi avec les enfants",
            "Déjà testé la semaine dernière",
            "Le mien a la même couleur", "Premier !",
        ],
        ["question"] =
        [
            "Bonjour, quels sont vos horaires dimanche ?", "C'est encore disponible ?", "Quel est le prix ?", "Faut-il réserver ?",
            "Vous livrez en Belgique ?", "Y a-t-il un parking à côté ?", "Existe-t-il en plus petit ?",
        ],
        ["complaint"] =
        [
            "Commande reçue avec dix jours de retard, personne ne répond au téléphone…", "Très déçue de l'accueil hier.",
            "Le prix a encore augmenté, dommage.", "Toujours pas de réponse à mon message privé !", "Une heure d'attente, inadmissible.", "Article arrivé cassé et le service client refuse de rembourser.",
            "Troisième réclamation et toujours le même problème.",
        ],
        ["courtesy"] = ["Merci beaucoup !", "Bonjour à tous", "Bonne journée à toute l'équipe", "Félicitations !", "Merci et bonne soirée"],
        ["spam"] =
        [
            "Gagnez 5000 euros par semaine sans bouger de chez vous, écrivez-moi sur WhatsApp", "Prêt rapide sans justificatif, contactez-moi en privé",
            "10 000 abonnés pour 9 euros, cliquez sur le lien de mon profil",
        ],
        ["insult"] = ["Bande d'abrutis", "Espèce de crétins, fermez-la", "Vous êtes vraiment des connards"],
        ["reply"] =
        [
            "Bonjour {0}, merci pour votre message, nous vous répondons en privé.", "Bonjour {0}, oui, jusqu'à dimanche inclus !",
            "Merci {0}, cela fait très plaisir à toute l'équipe.",
            "Bonjour {0}, nous en sommes désolés. Pouvez-vous nous écrire en privé ?",
        ],
    };

    private static readonly Dictionary<string, string[]> English = new()
    {
        ["praise"] =
        [
            "Beautiful!", "Love this 😍", "Well done to the whole team", "Best day out in ages", "Thank you for this", "Stunning as always",
            "What a gem", "Can't wait to come back",
        ],
        ["remark"] =
        [
            "@Sarah look at this", "We were there yesterday", "Brings back memories", "Going on Saturday with the kids",
            "My grandfather worked there",
            "Saw it last week", "First!",
        ],
        ["question"] =
        [
            "What are your opening hours on Sunday?", "Is it still available?", "How much is it?", "Do we need to book?",
            "Is there parking nearby?",
            "Is it suitable for toddlers?", "Do you ship to Ireland?",
        ],
        ["complaint"] =
        [
            "Order arrived ten days late and nobody answers the phone.", "Really disappointed with the service yesterday.",
            "Prices went up again, shame.", "Still no answer to my message!", "Queued for an hour, not good enough.", "Item arrived broken and customer service refuses a refund.",
            "Third complaint and still the same problem.",
        ],
        ["courtesy"] = ["Thank you so much!", "Good morning everyone", "Have a nice day", "Congratulations!", "Cheers"],
        ["spam"] =
        [
            "Earn 5000 dollars a week from home, message me on WhatsApp", "Fast loan without paperwork, contact me in private",
            "10,000 followers for 9 dollars, click the link in my profile",
        ],
        ["insult"] = ["You bunch of idiots", "Shut up, you morons", "What a pathetic bunch of assholes"],
        ["reply"] =
        [
            "Hi {0}, thanks for your message, we have just sent you a private note.", "Hi {0}, yes, until Sunday!",
            "Thank you {0}, that makes our day.", "Hi {0}, we are sorry to read this. Could you write to us privately?",
        ],
    };

    public static string[] Of(string kind, bool isFrench) => (isFrench ? French : English)[kind];
}
