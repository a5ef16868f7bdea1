CREATE TABLE "SearchRows" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SearchRows" PRIMARY KEY AUTOINCREMENT,
    "Kind" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "CaseId" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "Folded" TEXT NOT NULL,
    "Grams" TEXT NOT NULL
);
CREATE UNIQUE INDEX "IX_SearchRows_Kind_Subject" ON "SearchRows" ("Kind", "Subject");
CREATE INDEX "IX_SearchRows_CaseId" ON "SearchRows" ("CaseId");

-- The pairs of letters by FTS5. They are figures, so that the plain tokenizer parts them; which of them stand together is compared in the row.
CREATE VIRTUAL TABLE "SearchGrams" USING fts5("Grams", content='SearchRows', content_rowid='Id', tokenize='ascii', detail='none');
CREATE TRIGGER "SearchGrams_added" AFTER INSERT ON "SearchRows" BEGIN
    INSERT INTO "SearchGrams" (rowid, "Grams") VALUES (new."Id", new."Grams");
END;
CREATE TRIGGER "SearchGrams_removed" AFTER DELETE ON "SearchRows" BEGIN
    INSERT INTO "SearchGrams" ("SearchGrams", rowid, "Grams") VALUES ('delete', old."Id", old."Grams");
END;
CREATE TRIGGER "SearchGrams_changed" AFTER UPDATE OF "Grams" ON "SearchRows" BEGIN
    INSERT INTO "SearchGrams" ("SearchGrams", rowid, "Grams") VALUES ('delete', old."Id", old."Grams");
    INSERT INTO "SearchGrams" (rowid, "Grams") VALUES (new."Id", new."Grams");
END;
