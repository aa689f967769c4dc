using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;
using Azure.Data.Tables;

namespace Engagement.Embedded.Tables.Entities;

/// <summary>Which properties of an entity class are stored, and under which names. Found once per class.</summary>
internal sealed class EntityShape
{
    private static readonly ConcurrentDictionary<Type, EntityShape> Shapes = [];
    private readonly Dictionary<string, EntityProperty> _properties;

    private EntityShape(Type type)
    {
        if (type.IsValueType)
            throw new NotSupportedException($"{type} is a struct: entities must be classes.");
        if (type.GetFields(BindingFlags.Public | BindingFlags.Instance).FirstOrDefault(IsNotIgnored) is { } field)
            throw new NotSupportedException($"{type}.{field.Name} is a public field: make it a property, or mark it [IgnoreDataMember].");
        _properties = [];
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (!IsStored(property))
                continue;
            var name = StoredName(property);
            if (IsOfTheService(name))
                throw new NotSupportedException($"{type}.{property.Name} is stored as {name}, which the service keeps for itself: rename it.");
            _properties.TryAdd(name, EntityProperty.Of(property, name));
        }
    }

    public static EntityShape For(Type type) => Shapes.GetOrAdd(type, static type => new EntityShape(type));

    /// <summary>The name under which a member is stored.</summary>
    public static string StoredName(MemberInfo member) =>
        member.GetCustomAttribute<DataMemberAttribute>()?.Name is { Length: > 0 } name ? name : member.Name;

    public EntityProperty? Find(string name) => _properties.GetValueOrDefault(name);

    public void Write(ITableEntity entity, EntityWriter writer)
    {
        foreach (var property in _properties.Values)
            property.Write(writer, entity);
    }

    private static bool IsStored(PropertyInfo property) =>
        property.GetIndexParameters().Length == 0
        && property.GetMethod is { IsPublic: true }
        && !IsOfTheService(property.Name)
        && IsNotIgnored(property);

    private static bool IsNotIgnored(MemberInfo member) => member.GetCustomAttribute<IgnoreDataMemberAttribute>() is null;

    private static bool IsOfTheService(string name) => name is "PartitionKey" or "RowKey" or "Timestamp" or "ETag";
}
