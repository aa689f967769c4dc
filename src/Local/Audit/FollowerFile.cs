using System.Text;
using Engagement.Core.Delimited;
using Engagement.Core.FakeFans.Accounts;

namespace Engagement.Local.Audit;

/// <summary>A list of followers, read row by row.</summary>
internal sealed class FollowerFile : IDisposable
{
    private const int ReportEvery = 4096;

    private readonly FileStream _bytes;
    private readonly StreamReader _text;
    private readonly DelimitedReader _reader;

    public FollowerFile(FileInfo file)
    {
        if (!file.Exists)
            throw new FileNotFoundException($"There is no file {file.FullName}.");
        _bytes = file.OpenRead();
        _text = new(_bytes, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        _reader = new(_text);
        if (!_reader.Read())
            throw new FormatException($"{file.FullName} is empty; its first line must name the columns.");
        Columns = new([.. _reader.Cells]);
    }

    public ProfileColumns Columns { get; }

    /// <summary>The accounts with their lines and labels.</summary>
    /// <param name="progress">Is told now and then how many bytes are read.</param>
    public IEnumerable<(int Line, AccountProfile Profile, bool? IsFake)> Accounts(Action<long> progress, CancellationToken cancellation)
    {
        for (var count = 0; _reader.Read(); count++)
        {
            if (count % ReportEvery == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress(_bytes.Position);
            }
            var (profile, isFake) = Columns.ReadLabelled(_reader.Cells, _reader.Line);
            yield return (_reader.Line, profile, isFake);
        }
        progress(_bytes.Length);
    }

    public void Dispose()
    {
        _text.Dispose();
        _bytes.Dispose();
    }
}
