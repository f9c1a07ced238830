using System.Collections.Frozen;

namespace ContactPoint.Ingest.Values;

/// <summary>Composes a Latin letter and a combining mark into one character, as Unicode's NFC does.</summary>
/// <remarks>
/// The program runs with invariant globalisation, in which <see cref="string.Normalize()"/> gives its text back unchanged;
/// "Zoë" from two systems would then be two names. Latin letters are what names here are written in; marks on other scripts stay as they are.
/// Source: Unicode Character Database, canonical decompositions of U+00C0–U+024F and U+1E00–U+1EFF.
/// </remarks>
internal static class LatinComposition
{
    /// <summary>For each mark, the letters it joins: base and result in turn.</summary>
    private static readonly FrozenDictionary<char, string> PairsByMark = new Dictionary<char, string>
    {
        ['\u0300'] = "AÀEÈIÌOÒUÙaàeèiìoòuùÜǛüǜNǸnǹĒḔēḕŌṐōṑWẀwẁÂẦâầĂẰăằÊỀêềÔỒôồƠỜơờƯỪưừYỲyỳ", // grave accent
        ['\u0301'] = "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźÜǗüǘGǴgǵÅǺåǻÆǼæǽØǾøǿÇḈçḉĒḖēḗÏḮïḯKḰkḱMḾmḿÕṌõṍŌṒōṓPṔpṕŨṸũṹWẂwẃÂẤâấĂẮăắÊẾêếÔỐôốƠỚơớƯỨưứ", // acute accent
        ['\u0302'] = "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷZẐzẑẠẬạậẸỆẹệỌỘọộ", // circumflex accent
        ['\u0303'] = "AÃNÑOÕaãnñoõIĨiĩUŨuũVṼvṽÂẪâẫĂẴăẵEẼeẽÊỄêễÔỖôỗƠỠơỡƯỮưữYỸyỹ", // tilde
        ['\u0304'] = "AĀaāEĒeēIĪiīOŌoōUŪuūÜǕüǖÄǞäǟȦǠȧǡÆǢæǣǪǬǫǭÖȪöȫÕȬõȭȮȰȯȱYȲyȳGḠgḡḶḸḷḹṚṜṛṝ", // macron
        ['\u0306'] = "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭȨḜȩḝẠẶạặ", // breve
        ['\u0307'] = "CĊcċEĖeėGĠgġIİZŻzżAȦaȧOȮoȯBḂbḃDḊdḋFḞfḟHḢhḣMṀmṁNṄnṅPṖpṗRṘrṙSṠsṡŚṤśṥŠṦšṧṢṨṣṩTṪtṫWẆwẇXẊxẋYẎyẏſẛ", // dot above
        ['\u0308'] = "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸHḦhḧÕṎõṏŪṺūṻWẄwẅXẌxẍtẗ", // diaeresis
        ['\u0309'] = "AẢaảÂẨâẩĂẲăẳEẺeẻÊỂêểIỈiỉOỎoỏÔỔôổƠỞơởUỦuủƯỬưửYỶyỷ", // hook above
        ['\u030A'] = "AÅaåUŮuůwẘyẙ", // ring above
        ['\u030B'] = "OŐoőUŰuű", // double acute accent
        ['\u030C'] = "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzžAǍaǎIǏiǐOǑoǒUǓuǔÜǙüǚGǦgǧKǨkǩƷǮʒǯjǰHȞhȟ", // caron
        ['\u031B'] = "OƠoơUƯuư", // horn
        ['\u0323'] = "BḄbḅDḌdḍHḤhḥKḲkḳLḶlḷMṂmṃNṆnṇRṚrṛSṢsṣTṬtṭVṾvṿWẈwẉZẒzẓAẠaạEẸeẹIỊiịOỌoọƠỢơợUỤuụƯỰưựYỴyỵ", // dot below
        ['\u0326'] = "SȘsșTȚtț", // comma below
        ['\u0327'] = "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţEȨeȩDḐdḑHḨhḩ", // cedilla
        ['\u0328'] = "AĄaąEĘeęIĮiįUŲuųOǪoǫ", // ogonek
        ['\u0331'] = "BḆbḇDḎdḏKḴkḵLḺlḻNṈnṉRṞrṟTṮtṯZẔzẕhẖ", // macron below
    }.ToFrozenDictionary();

    /// <summary>Whether the character is a mark that may join the letter before it.</summary>
    public static bool IsMark(char character) => character is >= '\u0300' and <= '\u036F';

    /// <summary>The one character for a letter and a mark; <see langword="null"/> when Unicode has none.</summary>
    public static char? Compose(char letter, char mark)
    {
        if (!PairsByMark.TryGetValue(mark, out var pairs))
        {
            return null;
        }

        for (var index = 0; index < pairs.Length; index += 2)
        {
            if (pairs[index] == letter)
            {
                return pairs[index + 1];
            }
        }

        return null;
    }
}
