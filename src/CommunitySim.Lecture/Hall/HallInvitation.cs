namespace CommunitySim.Lecture.Hall;

/// <summary>The addresses of a hall.</summary>
/// <param name="Lecturer">The lecturer's page, with the token behind #, which browsers do not send.</param>
/// <param name="Join">The page of phones, with the room's code.</param>
/// <param name="JoinShown">The page of phones without http:// and without the code, to be typed.</param>
/// <param name="Code">The room's code.</param>
public sealed record HallInvitation(string Lecturer, string Join, string JoinShown, string Code);
