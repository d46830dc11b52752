namespace Cmq.Tests;

/// <summary>What an error code means, and what the error says.</summary>
public sealed class ErrorTests
{
    [TestCase("ResourceNotFound", CmqErrorReason.NotFound)]
    [TestCase("ResourceNotFound.Topic", CmqErrorReason.NotFound)]
    [TestCase("ResourceInUse", CmqErrorReason.AlreadyExists)]
    [TestCase("ResourceInUse.Queue", CmqErrorReason.AlreadyExists)]
    [TestCase("RequestLimitExceeded", CmqErrorReason.Throttled)]
    [TestCase("RequestLimitExceeded.UinLimitExceeded", CmqErrorReason.Throttled)]
    [TestCase("LimitExceeded", CmqErrorReason.QuotaExceeded)]
    [TestCase("LimitExceeded.Topics", CmqErrorReason.QuotaExceeded)]
    [TestCase("InvalidParameterValue", CmqErrorReason.InvalidParameter)]
    [TestCase("MissingParameter", CmqErrorReason.InvalidParameter)]
    [TestCase("UnknownParameter", CmqErrorReason.InvalidParameter)]
    [TestCase("AuthFailure.SignatureFailure", CmqErrorReason.Unauthenticated)]
    [TestCase("AuthFailure.UnauthorizedOperation", CmqErrorReason.PermissionDenied)]
    [TestCase("UnauthorizedOperation", CmqErrorReason.PermissionDenied)]
    [TestCase("ResourceUnavailable", CmqErrorReason.Unavailable)]
    [TestCase("ResourceUnavailable.FundRequired", CmqErrorReason.FundRequired)]
    [TestCase("InternalError.BrokerService", CmqErrorReason.Unavailable)]
    [TestCase("InvalidAction", CmqErrorReason.Unsupported)]
    [TestCase("ActionOffline", CmqErrorReason.Unsupported)]
    [TestCase("FailedOperation", CmqErrorReason.Other)]
    [TestCase("", CmqErrorReason.Other)]
    [TestCase("SomethingNew.Today", CmqErrorReason.Other)]
    public void ReasonOf_ACode_IsItsKind(string code, CmqErrorReason reason) => Assert.That(CmqErrorCodes.ReasonOf(code), Is.EqualTo(reason));

    [TestCase("RequestLimitExceeded", true)]
    [TestCase("InternalError", true)]
    [TestCase("ResourceInUse.Queue", false)]
    [TestCase("LimitExceeded.Topics", false)]
    [TestCase("AuthFailure.SignatureFailure", false)]
    public void IsTransient_OfAServiceError_IsTrueForWhatPasses(string code, bool transient) =>
        Assert.That(new CmqServiceException(code, "", "CreateCmqQueue").IsTransient, Is.EqualTo(transient));

    [Test]
    public void Message_OfAServiceError_NamesActionResourceCodeAndRequest() =>
        Assert.That(
            new CmqServiceException("ResourceInUse.Queue", "The queue exists already.", "CreateCmqQueue", "orders", "r-1").Message,
            Is.EqualTo("CreateCmqQueue of 'orders': The queue exists already (ResourceInUse.Queue, request r-1)"));

    [Test]
    public void Message_OfAServiceErrorWithoutText_SaysSo() =>
        Assert.That(
            new CmqServiceException("FailedOperation", "", "DescribeCmqQueues").Message,
            Is.EqualTo("DescribeCmqQueues: the service gave no message (FailedOperation)"));

    [TestCase("AuthFailure.SignatureExpire", "", "clock")]
    [TestCase("AuthFailure.SecretIdNotFound", "", "secret id")]
    [TestCase("AuthFailure.SignatureFailure", "", "secret key")]
    [TestCase("AuthFailure.TokenFailure", "", "security token")]
    [TestCase("AuthFailure.InvalidAuthorization", "", "endpoint")]
    [TestCase("AuthFailure.UnauthorizedOperation", "", "policies")]
    [TestCase("InvalidParameterValue", "The value in `X-TC-Region` is invalid.", "region")]
    [TestCase("ResourceUnavailable.FundRequired", "", "balance")]
    public void Message_OfAConfigurationError_SaysWhatToCheck(string code, string message, string check) =>
        Assert.That(new CmqServiceException(code, message, "DescribeCmqQueues").Message, Does.Match($@"\. Check .*{check}"));

    [Test]
    public void Message_OfABadValue_DoesNotBlameTheRegion() =>
        Assert.That(new CmqServiceException("InvalidParameterValue", "PollingWaitSeconds is 31", "CreateCmqQueue").Message, Does.Not.Contain("Check"));
}
