using System.Text.Json;

namespace Engagement.Embedded.Tables.Entities;

/// <summary>
/// Finds what belongs to a JSON property name. The rows of a page mostly name the same properties in the same order, so one
/// comparison with the previous row's name at this place replaces decoding and looking up.
/// </summary>
internal sealed class NameSequence<T>(Func<string, T> find)
{
    private readonly List<(byte[] Name, T Found)> _previous = [];
    private int _place;

    public void Restart() => _place = 0;

    public T Next(ref Utf8JsonReader reader)
    {
        var place = _place++;
        if (place < _previous.Count && reader.ValueTextEquals(_previous[place].Name))
            return _previous[place].Found;
        var text = reader.GetString()!;
        var entry = (System.Text.Encoding.UTF8.GetBytes(text), find(text));
        if (place < _previous.Count)
            _previous[place] = entry;
        else
            _previous.Add(entry);
        return entry.Item2;
    }
}
