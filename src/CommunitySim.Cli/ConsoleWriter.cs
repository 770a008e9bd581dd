using System.Text;

namespace CommunitySim.Cli;

/// <summary>
/// A console that may be full, closed or gone. Results are worth more than what is told of them, so its first fault ends nothing: the
/// fault is remembered for the exit code, and what would follow is dropped.
/// </summary>
/// <param name="inner">The console itself.</param>
internal sealed class ConsoleWriter(TextWriter inner) : TextWriter
{
    /// <summary>Why the console could not be written; null while all is well.</summary>
    public string? Fault { get; private set; }

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    /// <inheritdoc/>
    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        if (Fault is not null)
        {
            return;
        }

        try
        {
            write();
        }
        catch (IOException fault)
        {
            Fault = fault.Message;
        }
        catch (UnauthorizedAccessException)
        {
            Fault = "it is closed";
        }
    }
}
