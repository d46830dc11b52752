using FsCheck.NUnit;

namespace Cmq.Properties.Tests;

[Properties(Arbitrary = [typeof(PropertyArbitraries)])]
public sealed class PropertyLaws
{
    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Path_OfItsOwnText_IsTheSame(PropertyPath path) => PropertyPath.Parse(path.ToString()).Equals(path);

    [FsCheck.NUnit.Property]
    public bool Path_ContainsItselfAndWhatIsBelow(PropertyPath path, int index) =>
        path.Contains(path) && path.Contains(path.Key("x")) && !path.Index(index & int.MaxValue).Contains(path);

    [FsCheck.NUnit.Property]
    public bool Paths_ThatAreEqual_HashAlike(PropertyPath path) => PropertyPath.Parse(path.ToString()).GetHashCode() == path.GetHashCode();

    [FsCheck.NUnit.Property]
    public bool Text_NeverShowsASecret(PropertyValue value) =>
        !value.ToString()!.Contains(PropertyArbitraries.Hidden, StringComparison.Ordinal);

    [FsCheck.NUnit.Property]
    public bool UnwrapAll_LeavesNeitherSecretNorOutput(PropertyValue value) =>
        !value.UnwrapAll().ContainsSecrets && value.UnwrapAll().Equals(value.UnwrapAll().UnwrapAll());

    [FsCheck.NUnit.Property]
    public bool UnwrapAll_KeepsWhatIsUnknown(PropertyValue value) => value.ContainsUnknowns == value.UnwrapAll().ContainsUnknowns;

    [FsCheck.NUnit.Property]
    public bool AsSecret_IsSecretOnceAndTheSameBeneath(PropertyValue value) =>
        value.AsSecret().IsSecret
        && value.AsSecret().AsSecret().Equals(value.AsSecret())
        && value.AsSecret().Unwrap().Equals(value.Unwrap());

    [FsCheck.NUnit.Property]
    public bool Map_InAnotherOrder_IsEqualAndHashesAlike(PropertyMap map)
    {
        var turned = new PropertyMap(map.Reverse());
        return turned.Equals(map) && turned.GetHashCode() == map.GetHashCode() && ((PropertyValue)turned).Equals((PropertyValue)map);
    }

    [FsCheck.NUnit.Property]
    public bool Map_SetThenRemove_IsTheMapWithoutTheKey(PropertyMap map, PropertyValue value) =>
        map.Set("k", value)["k"].Equals(value)
        && map.Set("k", value).Remove("k").Equals(map.Remove("k"))
        && !map.Remove("k").ContainsKey("k");

    [FsCheck.NUnit.Property]
    public bool Map_EqualMapsOnly_AreEqual(PropertyMap map, PropertyValue value) =>
        map.Set("k", value).Equals(map) == (map.TryGetValue("k", out var old) && old.Equals(value));
}
