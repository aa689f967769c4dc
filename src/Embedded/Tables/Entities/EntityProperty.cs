using System.Reflection;
using System.Text.Json;

namespace Engagement.Embedded.Tables.Entities;

/// <summary>One property of an entity class, read and written without reflection and without boxing.</summary>
internal abstract class EntityProperty(PropertyName name)
{
    public PropertyName Name { get; } = name;

    public abstract void Read(ref Utf8JsonReader reader, object entity);

    public abstract void Write(EntityWriter writer, object entity);

    public static EntityProperty Of(PropertyInfo property, string name) => (EntityProperty)typeof(EntityProperty<,>)
        .MakeGenericType(property.ReflectedType!, property.PropertyType)
        .GetConstructors()[0]
        .Invoke(BindingFlags.DoNotWrapExceptions, null, [property, name], null);
}

internal sealed class EntityProperty<TEntity, TValue> : EntityProperty
    where TEntity : class
{
    private readonly Func<TEntity, TValue>? _get;
    private readonly Action<TEntity, TValue>? _set;
    private readonly ValueCodec<TValue> _codec;

    public EntityProperty(PropertyInfo property, string name)
        : base(new PropertyName(name))
    {
        _codec = ValueCodec.For<TValue>($"{property.DeclaringType!.Name}.{property.Name}");
        _get = property.GetMethod?.CreateDelegate<Func<TEntity, TValue>>();
        _set = property.SetMethod is { IsPublic: true } set ? set.CreateDelegate<Action<TEntity, TValue>>() : null;
    }

    public override void Read(ref Utf8JsonReader reader, object entity)
    {
        // A null is a column that was asked for and is not there: the property keeps the value it was created with.
        if (_set is null || reader.TokenType == JsonTokenType.Null)
        {
            reader.Skip();
            return;
        }

        TValue value;
        try
        {
            value = _codec.Read(ref reader);
        }
        catch (Exception failed) when (failed is InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            throw new InvalidOperationException(
                $"The stored property {Name.Text} does not fit {typeof(TEntity).Name}, which has it as {typeof(TValue)}: {failed.Message}",
                failed);
        }

        _set((TEntity)entity, value);
    }

    public override void Write(EntityWriter writer, object entity)
    {
        if (_get is not null && _get((TEntity)entity) is { } value)
            _codec.Write(writer, Name, value);
    }
}
