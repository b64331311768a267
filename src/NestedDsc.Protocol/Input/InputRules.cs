namespace NestedDsc.Protocol.Input;

/// <summary>
/// The rules that instances of every resource keep. A schema states types, enumerations and ranges; what it leaves out is
/// checked by the program, whose messages say what to do and which costs the engine nothing.
/// </summary>
public static class InputRules
{
    /// <summary>The input is not UTF-8 text.</summary>
    public static InputRule NotUtf8 { get; } = new("NotUtf8", IsInSchema: true);

    /// <summary>The input is not one JSON document.</summary>
    public static InputRule NotJson { get; } = new("NotJson", IsInSchema: true);

    /// <summary>The value has another type; for the document itself: it is no object.</summary>
    public static InputRule WrongType { get; } = new("WrongType", IsInSchema: true);

    /// <summary>The resource has no such property.</summary>
    public static InputRule UnknownProperty { get; } = new("UnknownProperty", IsInSchema: true);

    /// <summary>The text is none of the words of an enumeration.</summary>
    public static InputRule UnknownWord { get; } = new("UnknownWord", IsInSchema: true);

    /// <summary>The number is out of range.</summary>
    public static InputRule OutOfRange { get; } = new("OutOfRange", IsInSchema: true);

    /// <summary>The number is not a multiple of what it must be a multiple of.</summary>
    public static InputRule NotAMultiple { get; } = new("NotAMultiple", IsInSchema: true);

    /// <summary>The input is larger than any instance.</summary>
    public static InputRule TooLarge { get; } = new("TooLarge");

    /// <summary>The input is nested more deeply than any instance.</summary>
    public static InputRule TooDeep { get; } = new("TooDeep");

    /// <summary>A text or name holds half of a surrogate pair.</summary>
    public static InputRule NotUnicode { get; } = new("NotUnicode");

    /// <summary>A property is given twice.</summary>
    public static InputRule GivenTwice { get; } = new("GivenTwice");

    /// <summary>An object lacks a property.</summary>
    public static InputRule Required { get; } = new("Required");

    /// <summary>A text holds a NUL character, at which it would end below.</summary>
    public static InputRule NulCharacter { get; } = new("NulCharacter");

    /// <summary>A text has too few or too many characters.</summary>
    public static InputRule TextLength { get; } = new("TextLength");

    /// <summary>A text is not a GUID.</summary>
    public static InputRule NotAGuid { get; } = new("NotAGuid");

    /// <summary>A whole number is beyond 64 bits.</summary>
    public static InputRule Beyond64Bits { get; } = new("Beyond64Bits");

    /// <summary>A filter names what no export reports.</summary>
    public static InputRule NotExported { get; } = new("NotExported");

    /// <summary>A filter's text fits none of the words of an enumeration.</summary>
    public static InputRule NoWordFits { get; } = new("NoWordFits");

    /// <summary>Nothing says which object is meant.</summary>
    public static InputRule KeyRequired { get; } = new("KeyRequired");

    /// <summary><c>_exist: false</c> for what is neither created nor removed.</summary>
    public static InputRule AbsenceUnmanaged { get; } = new("AbsenceUnmanaged");

    /// <summary>A name that is to be given holds characters that it can't hold.</summary>
    public static InputRule NameCharacters { get; } = new("NameCharacters");

    /// <summary>A name that is to be given takes more UTF-16 code units than Windows allows.</summary>
    public static InputRule NameLength { get; } = new("NameLength");
}
