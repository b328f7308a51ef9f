using System.Text;

namespace Senytl.Cli;

/// <summary>Drops the spaces that tables leave at the ends of lines.</summary>
internal sealed class LineTrimmer(TextWriter inner) : TextWriter
{
    private readonly StringBuilder _line = new();

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        if (value == '\n')
        {
            inner.Write(_line.ToString().TrimEnd());
            inner.Write('\n');
            _line.Clear();
        }
        else
        {
            _line.Append(value);
        }
    }

    public override void Flush() => inner.Flush();
}
