namespace Cmq.Cli;

/// <summary>How the page of a report looks, in daylight and at night.</summary>
internal static class HtmlStyle
{
    /// <summary>The style sheet.</summary>
    public const string Css = """
        :root{--back:#fff;--panel:#f6f7f9;--line:#dfe3e8;--text:#1d2430;--dim:#5e6876;--fine:#2b7a4b;--changed:#975800;--missing:#c0322b;--unmanaged:#2f62b8;--unread:#77569c;--ignored:#7c8591}
        @media(prefers-color-scheme:dark){:root{--back:#14181e;--panel:#1c222a;--line:#323b47;--text:#e5e9ee;--dim:#9aa5b3;--fine:#5fbf86;--changed:#e5a44a;--missing:#ef7670;--unmanaged:#7ba7f0;--unread:#b99add;--ignored:#8c96a3}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--back);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
        main{max-width:1180px;margin:0 auto;padding:32px 24px 48px}
        h1{font-size:26px;line-height:1.25;margin:0 0 4px}
        h2{font-size:18px;margin:36px 0 10px}
        .dim{color:var(--dim);overflow-wrap:break-word}
        .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(118px,1fr));gap:10px;margin:22px 0 8px}
        .card{background:var(--panel);border:1px solid var(--line);border-top:3px solid var(--dim);border-radius:8px;padding:10px 14px}
        .card b{display:block;font-size:24px;line-height:1.2;font-variant-numeric:tabular-nums}
        .card.zero b{color:var(--dim);font-weight:400}
        .card.fine{border-top-color:var(--fine)}.card.changed{border-top-color:var(--changed)}.card.missing{border-top-color:var(--missing)}
        .card.unmanaged{border-top-color:var(--unmanaged)}.card.unread{border-top-color:var(--unread)}
        .wide{overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-size:14px}
        th{text-align:left;font-weight:600;color:var(--dim);border-bottom:1px solid var(--line);padding:6px 12px 6px 0;white-space:nowrap}
        td{border-bottom:1px solid var(--line);padding:7px 12px 7px 0;vertical-align:top}
        .key,.time{white-space:nowrap}
        @media(max-width:640px){
          main{padding:20px 14px 32px}
          table,tbody,tr,td{display:block}
          tr:first-child{display:none}
          tr{border-bottom:1px solid var(--line);padding:8px 0}
          td{border:0;padding:2px 0 2px 7.5em;position:relative;min-height:25px}
          td::before{content:attr(data-head);position:absolute;left:0;color:var(--dim)}
          td.object,td[data-head=""]{padding-left:0}
          td.object::before{content:none}
        }
        code{font:13px/1.5 ui-monospace,"SF Mono",Menlo,Consolas,monospace;overflow-wrap:anywhere}
        .badge{display:inline-block;font-size:12px;border-radius:4px;padding:0 6px;border:1px solid currentColor;white-space:nowrap}
        .changed .badge,.live{color:var(--changed)}.missing .badge,.error .badge{color:var(--missing)}.unmanaged .badge{color:var(--unmanaged)}
        .warning .badge{color:var(--changed)}.note .badge{color:var(--dim)}
        .alert{border-left:4px solid var(--unread);background:var(--panel);padding:8px 14px;border-radius:0 8px 8px 0;margin:16px 0}
        .topology{background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:12px;overflow-x:auto}
        svg{display:block;width:100%;font:13px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;fill:var(--text)}
        svg .head{fill:var(--dim);font-size:12px}
        svg rect{fill:var(--back);stroke:var(--line);stroke-width:1.5}
        svg .mark{text-anchor:end;font-weight:700}
        svg .changed rect{stroke:var(--changed);stroke-width:2.5}svg .changed .mark{fill:var(--changed)}
        svg .missing rect{stroke:var(--missing);stroke-width:2.5;stroke-dasharray:6 4}svg .missing .mark{fill:var(--missing)}
        svg .unmanaged rect{stroke:var(--unmanaged);stroke-width:2.5}svg .unmanaged .mark{fill:var(--unmanaged)}
        svg .unread rect{stroke:var(--unread);stroke-dasharray:2 4}svg .unread .mark{fill:var(--unread)}
        svg .other rect{stroke-dasharray:2 4}svg .other text{fill:var(--dim)}
        svg .edge{fill:none;stroke:var(--dim);stroke-width:1.2;opacity:.75}svg .dead{stroke-dasharray:5 4;stroke:var(--missing)}svg marker path{fill:var(--dim)}
        .legend{display:flex;flex-wrap:wrap;gap:6px 20px;margin-top:10px;font-size:13px;color:var(--dim)}
        .legend i{display:inline-block;width:22px;height:12px;margin-right:6px;border-radius:3px;border:2px solid;vertical-align:-1px}
        .legend .l-changed{border-color:var(--changed)}.legend .l-missing{border-color:var(--missing);border-style:dashed}.legend .l-unmanaged{border-color:var(--unmanaged)}
        .legend .l-dead{height:0;border-width:1.5px 0 0;border-top-style:dashed;border-radius:0;border-color:var(--missing);vertical-align:4px}
        footer{margin-top:40px;font-size:13px;color:var(--dim)}
        """;
}
