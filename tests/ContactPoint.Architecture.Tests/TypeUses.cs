using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;

namespace ContactPoint.Architecture.Tests;

/// <summary>What a compiled type uses: in its declaration, in its members' signatures and in its methods' bodies.</summary>
/// <remarks>
/// Read from the assembly, not from the source, so neither a using alias nor a fully written name hides a use.
/// A constant is not seen: the compiler puts its value in place of its name.
/// </remarks>
internal static class TypeUses
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<int, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xFFFF);

    private static readonly ConcurrentDictionary<Type, IReadOnlySet<Type>> Known = [];

    /// <summary>The types that <paramref name="type"/> uses, generic arguments and array elements taken apart.</summary>
    public static IReadOnlySet<Type> Of(Type type) => Known.GetOrAdd(type, Find);

    private static HashSet<Type> Find(Type type)
    {
        var uses = new HashSet<Type>();
        Add(uses, type.BaseType);
        Add(uses, type.GetInterfaces());
        Add(uses, type.GetCustomAttributesData().Select(attribute => attribute.AttributeType));
        Add(uses, type.GetFields(Own).Select(field => field.FieldType));

        foreach (var method in type.GetMethods(Own).Concat<MethodBase>(type.GetConstructors(Own)))
        {
            Add(uses, (method as MethodInfo)?.ReturnType);
            Add(uses, method.GetParameters().Select(parameter => parameter.ParameterType));
            Add(uses, method.GetCustomAttributesData().Select(attribute => attribute.AttributeType));
            if (method.GetMethodBody() is { } body)
            {
                Add(uses, body.LocalVariables.Select(local => local.LocalType));
                Add(uses, TokensOf(body).Select(token => Resolve(method, token)).SelectMany(TypesOf));
            }
        }

        return uses;
    }

    private static void Add(HashSet<Type> uses, params IEnumerable<Type?> types)
    {
        foreach (var type in types)
        {
            if (type is null || type.IsGenericParameter)
            {
                continue;
            }

            if (type.HasElementType)
            {
                Add(uses, type.GetElementType());
            }
            else
            {
                uses.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
                Add(uses, type.GetGenericArguments());
            }
        }
    }

    private static IEnumerable<Type?> TypesOf(MemberInfo? member) => member switch
    {
        Type type => [type],
        FieldInfo field => [field.DeclaringType, field.FieldType],
        MethodInfo method => [method.DeclaringType, method.ReturnType, .. method.GetGenericArguments()],
        MethodBase constructor => [constructor.DeclaringType],
        _ => [],
    };

    private static MemberInfo? Resolve(MethodBase method, int token) => method.Module.ResolveMember(
        token,
        method.DeclaringType?.GetGenericArguments(),
        method.IsGenericMethod ? method.GetGenericArguments() : null);

    /// <summary>Walks a body's instructions and gives the tokens that name a type, a field or a method.</summary>
    private static IEnumerable<int> TokensOf(MethodBody body)
    {
        var code = body.GetILAsByteArray() ?? [];
        for (var position = 0; position < code.Length;)
        {
            int value = code[position++];
            if (value == 0xFE)
            {
                value = (value << 8) | code[position++];
            }

            var operand = OpCodesByValue[value].OperandType;
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                yield return BitConverter.ToInt32(code, position);
            }

            position += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, position)),
                _ => 4,
            };
        }
    }
}
