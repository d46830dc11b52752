namespace Cmq;

/// <summary>How requests of the HTTP SDK protocol are sent.</summary>
public enum CmqHttpMethod
{
    /// <summary>POST, the parameters in the body.</summary>
    Post,

    /// <summary>GET, the parameters in the URL. A request whose URL would be longer than 2,048 characters is posted, because longer ones get cut on the way.</summary>
    Get,
}
