namespace NestedDsc.Cim;

/// <summary>Error codes of the MI layer (<c>MI_Result</c> in mi.h), the only part of a CIM error that is safe to branch on: texts are localised.</summary>
/// <remarks>Codes that nothing here branches on have no name; they keep their number.</remarks>
public enum CimErrorCode
{
    /// <summary>A general failure, such as a stopped vmms service (MI_RESULT_FAILED).</summary>
    Failed = 1,

    /// <summary>No rights on the namespace or object (MI_RESULT_ACCESS_DENIED).</summary>
    AccessDenied = 2,

    /// <summary>The namespace does not exist (MI_RESULT_INVALID_NAMESPACE).</summary>
    InvalidNamespace = 3,

    /// <summary>A parameter's name or type is wrong (MI_RESULT_INVALID_PARAMETER).</summary>
    InvalidParameter = 4,

    /// <summary>The class does not exist (MI_RESULT_INVALID_CLASS).</summary>
    InvalidClass = 5,

    /// <summary>The instance does not exist (MI_RESULT_NOT_FOUND).</summary>
    NotFound = 6,

    /// <summary>The operation is not supported (MI_RESULT_NOT_SUPPORTED).</summary>
    NotSupported = 7,

    /// <summary>An instance with these keys exists (MI_RESULT_ALREADY_EXISTS).</summary>
    AlreadyExists = 11,

    /// <summary>The class has no such property (MI_RESULT_NO_SUCH_PROPERTY).</summary>
    NoSuchProperty = 12,

    /// <summary>A value is of the wrong CIM type (MI_RESULT_TYPE_MISMATCH).</summary>
    TypeMismatch = 13,

    /// <summary>The query can't be parsed, or names a property that the class lacks (MI_RESULT_INVALID_QUERY).</summary>
    InvalidQuery = 15,

    /// <summary>The method does not exist (MI_RESULT_METHOD_NOT_AVAILABLE, MI_RESULT_METHOD_NOT_FOUND).</summary>
    MethodNotFound = 17,

    /// <summary>The time allowed for the call has passed (MI_RESULT_SERVER_LIMITS_EXCEEDED and WBEM's time-outs are mapped here).</summary>
    TimedOut = 27,
}
