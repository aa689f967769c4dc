using Engagement.Functions.Feed.Model;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Vocabularies;
using Microsoft.OData.Edm.Vocabularies.V1;

namespace Engagement.Functions.Feed;

/// <summary>The entity data model of the sets: what $metadata says, and what addresses are parsed against.</summary>
/// <remarks>Plain OData 4.0: entity types, properties, keys, navigation, one container. Captions are Core.Description, qualified by language.</remarks>
internal sealed class FeedModel
{
    private const string Namespace = "Engagement";
    private const string CoreVocabulary = "https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.Core.V1.xml";

    private readonly Dictionary<string, FeedSet> _sets;

    public FeedModel(IEnumerable<FeedSet> sets)
    {
        Sets = [.. sets];
        _sets = Sets.ToDictionary(set => set.Name, StringComparer.Ordinal);
        Edm = Build();
    }

    /// <summary>In the order of the service document.</summary>
    public IReadOnlyList<FeedSet> Sets { get; }

    public IEdmModel Edm { get; }

    public FeedSet? Find(string name) => _sets.GetValueOrDefault(name);

    private EdmModel Build()
    {
        var model = new EdmModel();
        var types = Sets.ToDictionary(set => set.Name, set => Type(model, set), StringComparer.Ordinal);
        var container = new EdmEntityContainer(Namespace, "Container");
        model.AddElement(container);
        var entitySets = Sets.ToDictionary(set => set.Name, set => container.AddEntitySet(set.Name, types[set.Name]), StringComparer.Ordinal);
        foreach (var set in Sets)
        {
            Describe(model, entitySets[set.Name], set.CaptionEn, set.CaptionFr);
            foreach (var link in set.Links)
                entitySets[set.Name].AddNavigationTarget(Link(types[set.Name], link, types[link.Set]), entitySets[link.Set]);
        }
        var vocabulary = new EdmReference(new(CoreVocabulary));
        vocabulary.AddInclude(new EdmInclude("Core", "Org.OData.Core.V1"));
        model.SetEdmReferences([vocabulary]);
        return model;
    }

    private static EdmEntityType Type(EdmModel model, FeedSet set)
    {
        var type = new EdmEntityType(Namespace, set.EntityType);
        foreach (var property in set.Properties)
            Describe(model, type.AddStructuralProperty(property.Name, Reference(property)), property.CaptionEn, property.CaptionFr);
        type.AddKeys((IEdmStructuralProperty)type.FindProperty(set.Key.Name));
        model.AddElement(type);
        return type;
    }

    private static EdmNavigationProperty Link(EdmEntityType from, FeedLink link, EdmEntityType to)
    {
        var dependent = (IEdmStructuralProperty)from.FindProperty(link.Property);
        return from.AddUnidirectionalNavigation(new()
        {
            Name = link.Name,
            Target = to,
            TargetMultiplicity = dependent.Type.IsNullable ? EdmMultiplicity.ZeroOrOne : EdmMultiplicity.One,
            DependentProperties = [dependent],
            PrincipalProperties = to.Key(),
        });
    }

    private static IEdmTypeReference Reference(FeedProperty property) => property.Type == FeedType.Decimal
        ? EdmCoreModel.Instance.GetDecimal(Decimals.Precision, Decimals.Scale, property.IsNullable)
        : EdmCoreModel.Instance.GetPrimitive(property.Type switch
        {
            FeedType.Text => EdmPrimitiveTypeKind.String,
            FeedType.Int32 => EdmPrimitiveTypeKind.Int32,
            FeedType.Int64 => EdmPrimitiveTypeKind.Int64,
            FeedType.Boolean => EdmPrimitiveTypeKind.Boolean,
            FeedType.Date => EdmPrimitiveTypeKind.Date,
            FeedType.Instant => EdmPrimitiveTypeKind.DateTimeOffset,
            _ => throw new ArgumentOutOfRangeException(nameof(property), property.Type, "not a type of the feed"),
        }, property.IsNullable);

    private static void Describe(EdmModel model, IEdmVocabularyAnnotatable target, string english, string french)
    {
        foreach (var (language, caption) in new[] { ("en", english), ("fr", french) })
        {
            var annotation = new EdmVocabularyAnnotation(target, CoreVocabularyModel.DescriptionTerm, language, new EdmStringConstant(caption));
            annotation.SetSerializationLocation(model, EdmVocabularyAnnotationSerializationLocation.Inline);
            model.AddVocabularyAnnotation(annotation);
        }
    }
}
