using System.Text;

namespace CommunitySim.Cli;

/// <summary>
/// A console that may be full or closed. A run does not fail because of it: the first error is kept for the exit code, and later
/// output is dropped.
/// </summary>
/// <param name="inner">The console itself.</param>
internal sealed class ConsoleWriter(TextWriter inner) : TextWriter
{
    /// <summary>Why the console could not be written; null if it could.</summary>
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
