namespace CommunitySim.Experiments.Import;

/// <summary>A member of an imported community. The number is the place in the list.</summary>
/// <param name="Id">The id as the files have it.</param>
/// <param name="Row">The line of the list of members, or null.</param>
/// <param name="Written">Replies that the member wrote in the window, also to nobody or to itself.</param>
/// <param name="Ties">Number of ties.</param>
/// <param name="IsSilent">Whether the member wrote nothing in the window.</param>
internal sealed record ImportedMember(string Id, MemberRow? Row, double Written, int Ties, bool IsSilent)
{
    /// <summary>Whether the list of members calls the member a lurker, or, without such a column, whether the member wrote nothing.</summary>
    public bool IsLurker => Row?.IsLurker ?? IsSilent;
}
