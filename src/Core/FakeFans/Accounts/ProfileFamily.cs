namespace Engagement.Core.FakeFans.Accounts;

/// <summary>Networks on which profiles look alike: thresholds that hold on one family do not hold on the other.</summary>
public enum ProfileFamily
{
    /// <summary>X: public accounts that post short texts, follow many and may be put into lists.</summary>
    X,

    /// <summary>Instagram: pictures, private accounts, no dates of creation and no lists.</summary>
    Instagram,
}
