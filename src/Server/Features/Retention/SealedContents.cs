using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Retention;

/// <summary>Everything sealed that belongs to a case. Destroyed, its rows and their keys are gone; the audit chain keeps ids and fingerprints.</summary>
internal sealed class SealedContents
{
    private readonly Transition _t;
    private readonly List<SealedText> _texts;
    private readonly TipRow? _tip;
    private readonly List<TipMessage> _messages;
    private readonly List<TipAttachment> _attachments;
    private readonly List<EvidenceRow> _evidence;

    private SealedContents(Transition t)
    {
        _t = t;
        _texts = [.. t.Db.SealedTexts.Where(s => s.CaseId == t.Case.Id)];
        _tip = t.Db.Tips.FirstOrDefault(x => x.CaseId == t.Case.Id);
        _messages = _tip is null ? [] : [.. t.Db.TipMessages.Where(m => m.TipId == _tip.Id)];
        _attachments = _tip is null ? [] : [.. t.Db.TipAttachments.Where(a => a.TipId == _tip.Id)];
        _evidence = [.. t.Db.Evidence.Where(e => e.CaseId == t.Case.Id)];
    }

    public int Texts => _texts.Count;
    public int Messages => _messages.Count;
    public int Files => _attachments.Count + _evidence.Count;
    public bool HasTip => _tip is not null;
    public int Count => Texts + Messages + Files + (HasTip ? 1 : 0);

    public static SealedContents Of(Transition t) => new(t);

    public void Destroy()
    {
        _t.Db.RemoveRange(_texts);
        _t.Db.RemoveRange(_messages);
        _t.Db.RemoveRange(_attachments);
        _t.Db.RemoveRange(_evidence);
        if (_tip is not null)
        {
            _t.Db.Remove(_tip);
        }

        _t.ChangeKey();
    }
}
