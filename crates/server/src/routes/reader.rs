//! `GET /api`: the interface as a page that one can read, made from the OpenAPI, without scripts and network.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use app::App;
use axum::extract::State;
use axum::response::Response;
use serde_json::Value;

use crate::pages;

/// The part of the page that is the same for as long as the program runs.
static OPERATIONS: LazyLock<String> = LazyLock::new(|| {
    let spec: Value = serde_json::from_str(&crate::openapi_json()).unwrap_or_default();
    body(&spec)
});

/// The page.
pub async fn reader(State(app): State<App>) -> Response {
    let page = include_str!("reader.html");
    pages::page(
        page.replace("{{policy_version}}", &escaped(&app.region().version))
            .replace("{{today}}", &app.today().to_string())
            .replace("{{operations}}", &OPERATIONS),
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn text(value: &Value) -> String {
    escaped(value.as_str().unwrap_or_default())
}

/// Operations by tag, in the order of the tags, then all shapes.
fn body(spec: &Value) -> String {
    let mut by_tag: BTreeMap<&str, String> = BTreeMap::new();
    for (path, operations) in spec["paths"].as_object().into_iter().flatten() {
        for (method, operation) in operations.as_object().into_iter().flatten() {
            let tag = operation["tags"][0].as_str().unwrap_or("");
            write_operation(by_tag.entry(tag).or_default(), method, path, operation);
        }
    }
    let mut out = String::from("<nav>");
    let tags: Vec<&Value> = spec["tags"].as_array().into_iter().flatten().collect();
    for tag in &tags {
        let _ = write!(out, "<a href=\"#tag-{0}\">{0}</a> ", text(&tag["name"]));
    }
    out.push_str("<a href=\"#shapes\">结构</a></nav>");
    for tag in tags {
        let name = tag["name"].as_str().unwrap_or_default();
        let _ = write!(
            out,
            "<section id=\"tag-{0}\"><h2>{0} <small>{1}</small></h2>{2}</section>",
            escaped(name),
            text(&tag["description"]),
            by_tag.remove(name).unwrap_or_default()
        );
    }
    for (name, operations) in by_tag {
        let _ = write!(out, "<section><h2>{}</h2>{operations}</section>", escaped(name));
    }
    out.push_str("<section id=\"shapes\"><h2>结构</h2>");
    for (name, schema) in spec["components"]["schemas"].as_object().into_iter().flatten() {
        let name = escaped(name);
        let _ = write!(
            out,
            "<details id=\"shape-{name}\"><summary><code>{name}</code> {}</summary>",
            text(&schema["description"])
        );
        write_fields(&mut out, schema);
        out.push_str("</details>");
    }
    out.push_str("</section>");
    out
}

fn write_operation(out: &mut String, method: &str, path: &str, operation: &Value) {
    let _ = write!(
        out,
        "<details id=\"{id}\"><summary><b class=\"{method}\">{shown}</b> <code>{path}</code> {summary}</summary>",
        id = text(&operation["operationId"]),
        shown = method.to_uppercase(),
        path = escaped(path),
        summary = text(&operation["summary"]),
    );
    if let Some(said) = operation["description"].as_str() {
        let _ = write!(out, "<p>{}</p>", escaped(said));
    }
    if let Some(permission) = operation["x-permission"].as_str() {
        let _ = write!(out, "<p>权限：<code>{}</code></p>", escaped(permission));
    }
    let parameters: Vec<&Value> = operation["parameters"].as_array().into_iter().flatten().collect();
    if !parameters.is_empty() {
        out.push_str("<table><tr><th>参数</th><th>在</th><th>类型</th><th>说明</th></tr>");
        for it in parameters {
            let must = if it["required"].as_bool() == Some(true) { " *" } else { "" };
            let _ = write!(
                out,
                "<tr><td><code>{}</code>{must}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
                text(&it["name"]),
                text(&it["in"]),
                shape(&it["schema"]),
                text(&it["description"])
            );
        }
        out.push_str("</table>");
    }
    for (kind, content) in operation["requestBody"]["content"].as_object().into_iter().flatten() {
        let _ = write!(out, "<p>请求体 <code>{}</code>：{}</p>", escaped(kind), shape(&content["schema"]));
    }
    out.push_str("<ul>");
    for (status, answer) in operation["responses"].as_object().into_iter().flatten() {
        let _ = write!(out, "<li><b>{}</b> {}", escaped(status), text(&answer["description"]));
        if status.starts_with('2') {
            for (kind, content) in answer["content"].as_object().into_iter().flatten() {
                let _ = write!(out, "：{} <code>{}</code>", shape(&content["schema"]), escaped(kind));
            }
        }
        out.push_str("</li>");
    }
    out.push_str("</ul></details>");
}

fn write_fields(out: &mut String, schema: &Value) {
    let parts = ["allOf", "oneOf", "anyOf"];
    for part in parts.iter().flat_map(|it| schema[*it].as_array().into_iter().flatten()) {
        if part["properties"].is_object() {
            write_fields(out, part);
        } else {
            let _ = write!(out, "<p>{} {}</p>", shape(part), text(&part["description"]));
        }
    }
    let Some(fields) = schema["properties"].as_object() else {
        if !parts.iter().any(|it| schema[*it].is_array()) {
            let _ = write!(out, "<p>{}</p>", shape(schema));
        }
        return;
    };
    let required: Vec<&str> =
        schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    out.push_str("<table><tr><th>字段</th><th>类型</th><th>说明</th></tr>");
    for (name, field) in fields {
        let must = if required.contains(&name.as_str()) { " *" } else { "" };
        let _ = write!(
            out,
            "<tr><td><code>{}</code>{must}</td><td>{}</td><td>{}</td></tr>",
            escaped(name),
            shape(field),
            text(&field["description"])
        );
    }
    out.push_str("</table>");
}

/// A type in one line, with a link where it is a shape of its own.
fn shape(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|it| it.rsplit('/').next()) {
        let name = escaped(name);
        return format!("<a href=\"#shape-{name}\">{name}</a>");
    }
    for part in ["oneOf", "anyOf", "allOf"] {
        if let Some(kinds) = schema[part].as_array() {
            return kinds.iter().map(shape).collect::<Vec<_>>().join(" | ");
        }
    }
    if let Some(values) = schema["enum"].as_array() {
        return values.iter().map(|it| format!("<code>{}</code>", text(it))).collect::<Vec<_>>().join(" | ");
    }
    let kinds = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().map(text).collect::<Vec<_>>().join(" | "),
        kind => text(kind),
    };
    let format = schema["format"].as_str().map(|it| format!("（{}）", escaped(it))).unwrap_or_default();
    match kinds.as_str() {
        it if it.starts_with("array") => format!("[ {} ]", shape(&schema["items"])),
        "object" if schema["additionalProperties"].is_object() => {
            format!("{{ … : {} }}", shape(&schema["additionalProperties"]))
        }
        it => format!("{it}{format}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_and_shape_is_on_the_page() {
        let spec: Value = serde_json::from_str(&crate::openapi_json()).unwrap();
        let page = body(&spec);
        for operations in spec["paths"].as_object().unwrap().values() {
            for operation in operations.as_object().unwrap().values() {
                let id = operation["operationId"].as_str().unwrap();
                assert_eq!(page.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
            }
        }
        for name in spec["components"]["schemas"].as_object().unwrap().keys() {
            assert!(page.contains(&format!("id=\"shape-{name}\"")), "{name}");
        }
        // Links lead somewhere, and nothing comes from elsewhere.
        for link in page.split("href=\"#").skip(1).filter_map(|it| it.split('"').next()) {
            assert!(page.contains(&format!("id=\"{link}\"")), "{link}");
        }
        assert!(!page.contains("<script") && !page.contains("src=") && !page.contains(" style="));
        assert_eq!(page.matches("<details").count(), page.matches("</details>").count());
    }

    #[test]
    fn what_is_written_in_the_description_cannot_become_markup() {
        let spec = serde_json::json!({ "paths": { "/x<script>": { "get": { "summary": "<b>\"&", "tags": ["t"] } } } });
        let page = body(&spec);
        assert!(page.contains("/x&lt;script&gt;") && page.contains("&lt;b&gt;&quot;&amp;"), "{page}");
    }
}
